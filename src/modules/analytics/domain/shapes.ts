import hypergeometric from '@stdlib/stats-base-dists-hypergeometric-pmf';
import { drawsIn, type PoolDraws, type SeriesPool } from './draw-series';
import { countObservation, observation, type Observation } from './observation';
import type { Statistic, Tally } from './statistic';

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

/** What the draws of a pool look like. */
export class ShapeTally implements Tally {
  readonly odd: number[];
  readonly low: number[];
  /** Draws by how many balls the draw before had too. */
  readonly repeated: number[];
  readonly placeSums: number[];
  neighbours = 0;
  private previous: Uint8Array | null = null;
  private readonly half: number;

  constructor({ pick, size }: SeriesPool) {
    this.half = Math.floor(size / 2);
    [this.odd, this.low, this.repeated] = [new Array(pick + 1).fill(0), new Array(pick + 1).fill(0), new Array(pick + 1).fill(0)];
    this.placeSums = new Array(pick).fill(0);
  }

  add(balls: Uint8Array): void {
    let [odd, low, repeated] = [0, 0, 0];
    for (let place = 0; place < balls.length; place++) {
      const ball = balls[place] as number;
      odd += ball % 2;
      if (ball <= this.half) low++;
      if (this.previous?.includes(ball)) repeated++;
      if (place > 0 && ball === (balls[place - 1] as number) + 1) this.neighbours++;
      this.placeSums[place] = (this.placeSums[place] as number) + ball;
    }
    countOne(this.odd, odd);
    countOne(this.low, low);
    if (this.previous) countOne(this.repeated, repeated);
    this.previous = balls;
  }
}

function countOne(counts: number[], at: number): void {
  counts[at] = (counts[at] as number) + 1;
}

/** What draws look like, beside what a fair machine's look like. */
export const shapes: Statistic<ShapeTally, PoolShapes> = {
  name: 'shapes',
  tally: 'shapes',
  start: (pool) => new ShapeTally(pool),
  page: (tally, pool) => {
    const { name, pick, size } = pool;
    const draws = drawsIn(pool);
    const half = Math.floor(size / 2);
    return {
      pool: name,
      draws,
      odd: shapeCounts(tally.odd, draws, (count) => hypergeometric(count, size, Math.ceil(size / 2), pick)),
      low: shapeCounts(tally.low, draws, (count) => hypergeometric(count, size, half, pick)),
      repeated: shapeCounts(tally.repeated, Math.max(draws - 1, 0), (count) => hypergeometric(count, size, pick, pick)),
      consecutive: pick < 2 || draws === 0 ? null : consecutive(tally.neighbours, pool),
      positions: tally.placeSums.map((sum, index) => positionMean(sum, index, pool)),
    };
  },
};

const shapeCounts = (tally: readonly number[], draws: number, chanceOf: (count: number) => number): ShapeCount[] =>
  tally.map((observed, count) => ({ count, ...countObservation(observed, draws, chanceOf(count)) }));

/** Each of the `size − 1` neighbouring pairs is drawn with the chance of any pair; two that share a ball, or do not, with those of three and four balls. */
function consecutive(pairs: number, pool: PoolDraws): Observation {
  const { pick, size } = pool;
  const draws = drawsIn(pool);
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
function positionMean(sum: number, index: number, pool: PoolDraws): PositionMean {
  const { pick, size } = pool;
  const draws = drawsIn(pool);
  const place = index + 1;
  const expected = (place * (size + 1)) / (pick + 1);
  const variance = (place * (pick + 1 - place) * (size + 1) * (size - pick)) / ((pick + 1) ** 2 * (pick + 2));
  return { position: place, ...observation(draws === 0 ? 0 : sum / draws, expected, Math.sqrt(variance / Math.max(draws, 1))) };
}
