import hypergeometric from '@stdlib/stats-base-dists-hypergeometric-pmf';
import { countObservation, observation, type Observation } from './observation';
import { drawsIn, type PoolDraws } from './draw-series';

/** How many draws have so many of something. */
export type ShapeCount = Observation & Readonly<{ count: number }>;
/** The ball at a place of the ascending draw: its mean. */
export type PositionMean = Observation & Readonly<{ position: number }>;
export type PoolShapes = Readonly<{
  pool: string;
  draws: number;
  odd: readonly ShapeCount[];
  /** Balls of the lower half. */
  low: readonly ShapeCount[];
  /** Balls that the draw before had too. */
  repeated: readonly ShapeCount[];
  /** Pairs of neighbouring numbers, the mean a draw. */
  consecutive: Observation | null;
  positions: readonly PositionMean[];
}>;

/** What draws look like, beside what a fair machine's look like. */
export function shapesOf(pool: PoolDraws): PoolShapes {
  const { name, pick, size } = pool;
  const draws = drawsIn(pool);
  const half = Math.floor(size / 2);
  return {
    pool: name,
    draws,
    odd: kindCounts(pool, (ball) => ball % 2 === 1, Math.ceil(size / 2)),
    low: kindCounts(pool, (ball) => ball <= half, half),
    repeated: shapeCounts(
      Array.from({ length: Math.max(draws - 1, 0) }, (_, index) => sharedWithBefore(pool, index + 1)),
      pick,
      (count) => hypergeometric(count, size, pick, pick),
    ),
    consecutive: pick < 2 || draws === 0 ? null : consecutive(pool),
    positions: Array.from({ length: pick }, (_, index) => positionMean(pool, index)),
  };
}

const kindCounts = (pool: PoolDraws, isOfKind: (ball: number) => boolean, ofKind: number): ShapeCount[] =>
  shapeCounts(
    Array.from({ length: drawsIn(pool) }, (_, draw) => ballsAt(pool, draw).filter(isOfKind).length),
    pool.pick,
    (count) => hypergeometric(count, pool.size, ofKind, pool.pick),
  );

function shapeCounts(found: readonly number[], most: number, chanceOf: (count: number) => number): ShapeCount[] {
  const tally = new Array<number>(most + 1).fill(0);
  for (const count of found) tally[count] = (tally[count] as number) + 1;
  return tally.map((observed, count) => ({ count, ...countObservation(observed, found.length, chanceOf(count)) }));
}

const ballsAt = ({ balls, pick }: PoolDraws, draw: number): Uint8Array => balls.subarray(draw * pick, (draw + 1) * pick);

const sharedWithBefore = (pool: PoolDraws, draw: number): number => {
  const before = ballsAt(pool, draw - 1);
  return ballsAt(pool, draw).filter((ball) => before.includes(ball)).length;
};

/** Each of the `size − 1` neighbouring pairs is drawn with the chance of any pair; two that share a ball, or do not, with those of three and four balls. */
function consecutive(pool: PoolDraws): Observation {
  const { pick, size } = pool;
  const draws = drawsIn(pool);
  let pairs = 0;
  for (const [at, ball] of pool.balls.entries()) if (at % pick > 0 && ball === (pool.balls[at - 1] as number) + 1) pairs++;
  const chance = (count: number) => {
    let product = 1;
    for (let index = 0; index < count; index++) product *= (pick - index) / (size - index);
    return product;
  };
  const [two, three, four] = [chance(2), chance(3), chance(4)];
  const mean = (size - 1) * two;
  const sharing = 2 * (size - 2);
  const apart = (size - 1) * (size - 2) - sharing;
  const variance = mean + sharing * three + apart * four - mean ** 2;
  return observation(pairs / draws, mean, Math.sqrt(variance / draws));
}

/** The ball at a place of the ascending draw: of mean `(i + 1)(N + 1) / (k + 1)`. @see David and Nagaraja, Order Statistics (2003), 2.1 */
function positionMean(pool: PoolDraws, index: number): PositionMean {
  const { pick, size, balls } = pool;
  const draws = drawsIn(pool);
  let sum = 0;
  for (let draw = 0; draw < draws; draw++) sum += balls[draw * pick + index] as number;
  const place = index + 1;
  const expected = (place * (size + 1)) / (pick + 1);
  const variance = (place * (pick + 1 - place) * (size + 1) * (size - pick)) / ((pick + 1) ** 2 * (pick + 2));
  return { position: place, ...observation(draws === 0 ? 0 : sum / draws, expected, Math.sqrt(variance / Math.max(draws, 1))) };
}
