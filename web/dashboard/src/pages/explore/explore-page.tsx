import { game } from '../../frame/game';
import { PageHead } from '../../parts/page-head';
import { Tabs } from '../../parts/tabs';
import { parameter, setParameters } from '../../routing/location';
import { Fairness } from './fairness';
import { Frequency } from './frequency';
import { Gaps } from './gaps';
import { Pairs } from './pairs';
import { Shapes } from './shapes';
import { Sums } from './sums';
import { Weekdays } from './weekdays';

const topics = [
  { id: 'fairness', label: 'Fairness', Tab: Fairness },
  { id: 'frequency', label: 'Frequency', Tab: Frequency },
  { id: 'gaps', label: 'Gaps', Tab: Gaps },
  { id: 'pairs', label: 'Pairs', Tab: Pairs },
  { id: 'sums', label: 'Sums', Tab: Sums },
  { id: 'weekdays', label: 'Weekdays', Tab: Weekdays },
  { id: 'shapes', label: 'Shapes', Tab: Shapes },
] as const;

/** What the draws look like, with what chance alone would have made of them drawn in. */
export default function ExplorePage() {
  return (
    <>
      <PageHead title="Explore">
        The past, beside what a fair machine does. Bars that leave the band are rare, not meaningful: one in twenty leaves it by chance.
      </PageHead>
      <Tabs name="What to look at" page="/explore" by="topic" kept={['era']} tabs={topics}>
        <EraChoice />
      </Tabs>
    </>
  );
}

function EraChoice() {
  return (
    <label class="row choice">
      <span>Era</span>
      <select class="button" value={parameter('era') ?? ''} onChange={(event) => setParameters({ era: event.currentTarget.value })}>
        <option value="">the present one</option>
        {game.value?.eras.map(({ id, firstDraw, pools }) => (
          <option key={id} value={id}>
            from {firstDraw}: {poolsInWords(pools)}
          </option>
        ))}
      </select>
    </label>
  );
}

const poolsInWords = (pools: Readonly<Record<string, Readonly<{ pick: number; size: number }>>>): string =>
  Object.values(pools)
    .map(({ pick, size }) => `${pick} of ${size}`)
    .join(' + ');
