import { useResource } from '../../api/resource';
import { gameId } from '../../frame/game';
import { Loaded } from '../../parts/loaded';
import { time } from '../../parts/numbers';
import { PageLink } from '../../routing/page-link';

/** What models stand in for, and which of them predicts. */
export function Slots() {
  const slots = useResource(() => ['/v1/games/{game}/model-slots', { path: { game: gameId.value } }] as const);
  return (
    <Loaded
      resource={slots.value}
      room="20rem"
      empty={{
        when: ({ items }) => items.length === 0,
        say: (
          <span>
            No model has been trained.{' '}
            <PageLink to="/models" parameters={{ tab: 'train' }}>
              Train one
            </PageLink>
            ; “uniform” is chance itself, and a good beginning.
          </span>
        ),
      }}
    >
      {({ items }) => (
        <div class="grid">
          {items.map(({ slot, champion, predictsWith, models }) => (
            <article class="card" key={slot}>
              <h3>{slot}</h3>
              <ul class="stack close" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
                {models.map(({ id, version, status, registeredAt }) => (
                  <li class="row" key={id}>
                    <PageLink to={`/models/${id}`}>version {version}</PageLink>
                    <span class="soft">{time(registeredAt)}</span>
                    {id === champion ? <span class="mark good">champion</span> : null}
                    {id === predictsWith ? <span class="mark">predicts</span> : null}
                    {status === 'retired' ? <span class="mark">retired</span> : null}
                  </li>
                ))}
              </ul>
            </article>
          ))}
        </div>
      )}
    </Loaded>
  );
}
