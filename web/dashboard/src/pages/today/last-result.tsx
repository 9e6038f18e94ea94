import { gameId } from '../../frame/game';
import { useResource } from '../../api/resource';
import { Balls } from '../../parts/balls';
import { Loaded } from '../../parts/loaded';
import { signed } from '../../parts/numbers';
import { PageLink } from '../../routing/page-link';

/** The last result, how each forecast of it did, and whether the record is up to date. */
export function LastResult() {
  const draws = useResource(
    () => ['/v1/games/{game}/draws', { path: { game: gameId.value }, query: { limit: 1, order: 'desc' } }] as const,
  );
  return (
    <section class="card" aria-labelledby="last-result">
      <h2 id="last-result">Last result</h2>
      <Loaded
        resource={draws.value}
        room="6rem"
        empty={{
          when: ({ items }) => items.length === 0,
          say: (
            <span>
              No draw is on record yet. <PageLink to="/draws">Import a file of draws</PageLink>, or put one on record by hand.
            </span>
          ),
        }}
      >
        {({ items: [draw] }) =>
          draw ? (
            <>
              <div class="row">
                <time dateTime={draw.date} style={{ fontWeight: 600 }}>
                  {draw.date}
                </time>
                {draw.synthetic ? <span class="mark warn">synthetic</span> : null}
              </div>
              <Balls numbers={draw.numbers} size="large" />
              <Scores drawDate={draw.date} />
              <Freshness />
            </>
          ) : null
        }
      </Loaded>
    </section>
  );
}

function Scores({ drawDate }: Readonly<{ drawDate: string }>) {
  const sets = useResource(() => ['/v1/prediction-sets', { query: { game: gameId.value, drawDate, limit: 20 } }] as const);
  const items = sets.value.body?.items ?? [];
  if (items.length === 0) return <p class="soft">No forecast was on record for this draw.</p>;
  return (
    <ul class="scores">
      {items.map(({ id, slot }) => (
        <li key={id}>
          <PageLink to={`/predictions/${id}`}>{slot}</PageLink> <SkillOf set={id} />
        </li>
      ))}
    </ul>
  );
}

function SkillOf({ set }: Readonly<{ set: string }>) {
  const scores = useResource(() => ['/v1/prediction-sets/{id}/scores', { path: { id: set } }] as const);
  const score = scores.value.body?.items.find(({ isCurrent }) => isCurrent);
  if (!score) return <span class="soft">not scored yet</span>;
  const skill = Object.values(score.pools).reduce((sum, pool) => sum + pool.skill, 0);
  const most = Math.max(0, ...score.tickets.map(({ matches }) => Object.values(matches).reduce((sum, number) => sum + number, 0)));
  return (
    <span class="soft">
      <span class="number">{signed(skill)}</span> nats beside chance, best ticket matched {most}
    </span>
  );
}

function Freshness() {
  const quality = useResource(() => ['/v1/games/{game}/data-quality', { path: { game: gameId.value } }] as const);
  const freshness = quality.value.body?.freshness;
  if (!freshness) return null;
  const { behind, expectedThrough } = freshness;
  if (behind === 0) return <span class="mark good">up to date</span>;
  return (
    <div class="row">
      <span class="mark warn">
        {behind} {behind === 1 ? 'draw' : 'draws'} behind
      </span>
      <span class="soft">
        draws up to {expectedThrough} should be known; <PageLink to="/draws">bring them in</PageLink>
      </span>
    </div>
  );
}
