import { gameId } from '../../frame/game';
import { useResource } from '../../api/resource';
import { Balls } from '../../parts/balls';
import { Loaded } from '../../parts/loaded';
import { PageLink } from '../../routing/page-link';

/** Tickets of a set that are shown here; the others are on the set's own page. */
const shown = 3;

/** What each model has on record for the next draw. */
export function CurrentPredictions() {
  const next = useResource(() => ['/v1/games/{game}/next-draw', { path: { game: gameId.value } }] as const);
  const sets = useResource(() => {
    const drawDate = next.value.body?.date;
    return drawDate === undefined
      ? null
      : (['/v1/prediction-sets', { query: { game: gameId.value, drawDate, status: 'current', limit: 50 } }] as const);
  });
  return (
    <section class="stack close" aria-labelledby="current-predictions">
      <h2 id="current-predictions">On record for it</h2>
      <Loaded
        resource={sets.value}
        room="10rem"
        empty={{
          when: ({ items }) => items.length === 0,
          say: (
            <span>
              No forecast is on record for the next draw. <PageLink to="/models">Train a model</PageLink>, and have it issue one on{' '}
              <PageLink to="/predictions">Predictions</PageLink>.
            </span>
          ),
        }}
      >
        {({ items }) => (
          <div class="grid">
            {items.map(({ id, slot, algorithm, synthetic, tickets }) => (
              <article class="card" key={id}>
                <div class="row apart">
                  <h3>
                    <PageLink to={`/predictions/${id}`}>{slot}</PageLink>
                  </h3>
                  {algorithm === slot ? null : <span class="mark">{algorithm}</span>}
                  {synthetic ? <span class="mark warn">synthetic</span> : null}
                </div>
                {tickets.slice(0, shown).map(({ numbers }, place) => (
                  <Balls key={place} numbers={numbers} size="small" />
                ))}
                {tickets.length > shown ? <span class="soft">and {tickets.length - shown} more tickets</span> : null}
              </article>
            ))}
          </div>
        )}
      </Loaded>
    </section>
  );
}
