import type { DrawHistory, Pool } from '../../src/modules/training/domain/draw-history';
import { seededRandom } from '#modules/statistics';

const powerballPools: readonly Pool[] = [
  { name: 'white', pick: 5, size: 69 },
  { name: 'powerball', pick: 1, size: 26 },
];

/** Draws of a fair machine, from a seed. */
export const fairHistory = (count: number, seed = 1, pools: readonly Pool[] = powerballPools): DrawHistory =>
  machineHistory(count, seed, () => 1, pools);

/** Draws of a machine in which ball 7 of each pool comes out `weight` times as easily as another, from a seed. */
export const heavyHistory = (count: number, weight: number, seed = 1): DrawHistory =>
  machineHistory(count, seed, (ball) => (ball === 7 ? weight : 1));

function machineHistory(count: number, seed: number, weightOf: (ball: number) => number, pools = powerballPools): DrawHistory {
  const random = seededRandom(seed);
  const balls = (pick: number, size: number) => {
    const left = Array.from({ length: size }, (_, index) => index + 1);
    const drawn = Array.from({ length: pick }, () => {
      let rest = random() * left.reduce((sum, ball) => sum + weightOf(ball), 0);
      const index = left.findIndex((ball) => {
        rest -= weightOf(ball);
        return rest < 0;
      });
      return left.splice(index, 1)[0] as number;
    });
    return drawn.sort((a, b) => a - b);
  };
  const [nextDate = '', ...newestFirst] = Array.from({ length: count + 1 }, (_, index) => dateOf(count - index));
  const dates = newestFirst.reverse();
  return {
    pools,
    dates,
    nextDate,
    draws: Object.fromEntries(pools.map(({ name, pick, size }) => [name, dates.map(() => balls(pick, size))])),
  };
}

/** A date every third day, from 2015-10-07 on. */
const dateOf = (index: number): string => new Date(Date.UTC(2015, 9, 7 + 3 * index)).toISOString().slice(0, 10);
