import type { Pool } from '../draw-history';
import type { FeatureState } from './feature';

type Rules = Pick<Pool, 'pick' | 'size'>;

/** Weight of a fair machine in a weekday's rate, in draws of that weekday. */
const weekdayPrior = 10;

/** 1 when the ball was in the last draw, else 0. */
export function lastDrawState({ size }: Rules): FeatureState {
  const last = new Uint8Array(size);
  return {
    value: (ball) => last[ball] as number,
    take: (draw) => {
      last.fill(0);
      for (const ball of draw) last[ball - 1] = 1;
    },
  };
}

/** How often the ball came together with those of the last draw, to how often those came: the mean of their shares. */
export function pairState({ pick, size }: Rules): FeatureState {
  const together = new Int32Array(size * size);
  const times = new Int32Array(size);
  const fairShare = size > 1 ? (pick - 1) / (size - 1) : 0;
  let last: readonly number[] = [];
  return {
    value: (ball) => {
      let [sum, others] = [0, 0];
      for (const other of last) {
        if (other - 1 === ball) continue;
        sum += (together[(other - 1) * size + ball] as number) / (times[other - 1] as number);
        others++;
      }
      return others === 0 ? fairShare : sum / others;
    },
    take: (draw) => {
      for (const one of draw) {
        times[one - 1] = (times[one - 1] as number) + 1;
        for (const other of draw) {
          const at = (one - 1) * size + other - 1;
          if (one !== other) together[at] = (together[at] as number) + 1;
        }
      }
      last = draw;
    },
  };
}

/** Share of the draws of the target's weekday that had the ball, drawn towards a fair machine. */
export function weekdayState({ pick, size }: Rules): FeatureState {
  const counts = new Int32Array(8 * size);
  const draws = new Int32Array(8);
  const fairRate = pick / size;
  return {
    value: (ball, { weekday }) =>
      ((counts[weekday * size + ball] as number) + weekdayPrior * fairRate) / ((draws[weekday] as number) + weekdayPrior),
    take: (draw, { weekday }) => {
      draws[weekday] = (draws[weekday] as number) + 1;
      for (const ball of draw) {
        const at = weekday * size + ball - 1;
        counts[at] = (counts[at] as number) + 1;
      }
    },
  };
}

/** Something that the calendar alone tells. */
export const calendarState = (value: FeatureState['value']): FeatureState => ({ value, take: () => {} });
