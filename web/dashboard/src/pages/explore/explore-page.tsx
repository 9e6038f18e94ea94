import { gameId } from '../../frame/game';
import { useResource } from '../../api/resource';
import { Loaded } from '../../parts/loaded';
import { PageHead } from '../../parts/page-head';
import { parameter, setParameters } from '../../routing/location';
import { Fairness } from './fairness';
import { Frequency } from './frequency';
import { Gaps } from './gaps';
import { Pairs } from './pairs';
import { Shapes } from './shapes';
import { Sums } from './sums';
import { Weekdays } from './weekdays';

const topics = [
  { id: 'fairness', label: 'Fairness', Topic: Fairness },
  { id: 'frequency', label: 'Frequency', Topic: Frequency },
  { id: 'gaps', label: 'Gaps', Topic: Gaps },
  { id: 'pairs', label: 'Pairs', Topic: Pairs },
  { id: 'sums', label: 'Sums', Topic: Sums },
  { id: 'weekdays', label: 'Weekdays', Topic: Weekdays },
  { id: 'shapes', label: 'Shapes', Topic: Shapes },
] as const;

/** What the draws look like, with what chance alone would have made of them drawn in. */
export default function ExplorePage() {
  const game = useResource(() => ['/v1/games/{game}', { path: { game: gameId.value } }] as const);
  const chosen = topics.find(({ id }) => id === parameter('topic')) ?? topics[0];
  const { Topic } = chosen;
  return (
    <>
      <PageHead title="Explore">
        The past, beside what a fair machine does. Bars that leave the band are rare, not meaningful: one in twenty leaves it by chance.
      </PageHead>
      <div class="stack">
        <div class="row apart">
          <div class="tabs" role="tablist" aria-label="What to look at">
            {topics.map(({ id, label }) => (
              <button key={id} type="button" role="tab" aria-selected={id === chosen.id} onClick={() => setParameters({ topic: id })}>
                {label}
              </button>
            ))}
          </div>
          <Loaded resource={game.value} room="2.4rem">
            {({ eras }) => (
              <label class="row">
                <span>Era</span>
                <select
                  class="button"
                  value={parameter('era') ?? ''}
                  onChange={(event) => setParameters({ era: event.currentTarget.value })}
                >
                  <option value="">the present one</option>
                  {eras.map(({ id, firstDraw, pools }) => (
                    <option key={id} value={id}>
                      from {firstDraw}: {poolsInWords(pools)}
                    </option>
                  ))}
                </select>
              </label>
            )}
          </Loaded>
        </div>
        <Topic />
      </div>
    </>
  );
}

const poolsInWords = (pools: Readonly<Record<string, Readonly<{ pick: number; size: number }>>>): string =>
  Object.values(pools)
    .map(({ pick, size }) => `${pick} of ${size}`)
    .join(' + ');
