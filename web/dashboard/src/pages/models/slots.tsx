import type { BodyOf } from '../../api/api';
import { useResource } from '../../api/resource';
import { gameId } from '../../frame/game';
import { Loaded } from '../../parts/loaded';
import { time } from '../../parts/numbers';
import { PageLink } from '../../routing/page-link';
import { RollBack } from './roll-back';

type Slot = BodyOf<'/v1/games/{game}/model-slots'>['items'][number];

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
          {items.map((slot) => (
            <OneSlot key={slot.slot} slot={slot} />
          ))}
        </div>
      )}
    </Loaded>
  );
}

function OneSlot({ slot: { slot, champion, predictsWith, models, promotions } }: Readonly<{ slot: Slot }>) {
  const versionOf = (id: string | null) => models.find((model) => model.id === id)?.version;
  return (
    <article class="card">
      <h3>{slot}</h3>
      <ul class="scores">
        {models.map(({ id, version, status, registeredAt }) => (
          <li key={id}>
            <span>
              <PageLink to={`/models/${id}`}>version {version}</PageLink> <span class="soft">of {registeredAt.slice(0, 10)}</span>
            </span>
            <span class="row marks">
              {id === champion ? <span class="mark good">champion</span> : null}
              {id === predictsWith && id !== champion ? <span class="mark">predicts</span> : null}
              {status === 'retired' ? <span class="mark">retired</span> : null}
            </span>
          </li>
        ))}
      </ul>
      {promotions.length === 0 ? (
        <p class="soft">Nothing was promoted: the newest one predicts.</p>
      ) : (
        <details>
          <summary>
            {promotions.length} {promotions.length === 1 ? 'promotion' : 'promotions'}
          </summary>
          <ol class="scores">
            {promotions.map(({ position, modelId, previousModelId, reason, isRollback, promotedAt }) => (
              <li key={position}>
                <span class="row">
                  <PageLink to={`/record/${position}`}>{time(promotedAt)}</PageLink>
                  {isRollback ? <span class="mark">roll-back</span> : null}
                </span>
                <span class="soft">
                  version {versionOf(modelId)}
                  {previousModelId ? ` after version ${versionOf(previousModelId)}` : ''}: {reason}
                </span>
              </li>
            ))}
          </ol>
        </details>
      )}
      {promotions.length > 1 ? <RollBack slot={slot} /> : null}
    </article>
  );
}
