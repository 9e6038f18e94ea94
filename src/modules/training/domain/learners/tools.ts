import { chancesOf } from '../chances';
import { type DrawHistory, drawsOf, type Pool } from '../draw-history';
import { featuresNamed } from '../features/feature-registry';
import { type FeatureTable, featureTable, minimumHistoryOf } from '../features/feature-table';

/** The simple tools that an ensemble listens to, and chance itself, which it falls back on when none of them knows anything. */
export const toolNames = ['uniform', 'frequency', 'recency', 'trend', 'pairs', 'sums', 'weekday', 'model'] as const;
export type ToolName = (typeof toolNames)[number];

/** One tool's chances of every ball before each draw, the next one included: shape `[draws + 1][size]`. */
export type ToolChances = readonly (readonly number[])[];

/** What the tools look at. */
export const toolFeatures = ['rate_era', 'weighted_rate_20', 'rate_20', 'rate_100', 'pair_affinity', 'last_draw', 'weekday_rate'] as const;
type Row = Readonly<Record<(typeof toolFeatures)[number], number>>;

const features = featuresNamed(toolFeatures);
/** Draws before the first one that the tools speak of. */
export const toolHistory = minimumHistoryOf(features);

/** Draws that a rate which forgets with a half-life of 20 rests on. */
const recentDraws = 1 / (1 - 2 ** (-1 / 20));
/** Draws whose sums a trend of sums rests on. */
const sumWindow = 50;
/** Newton's steps to the tilt of a distribution; it settles in about four. */
const stepsMax = 30;

/**
 * What the tools that need no training say of each draw. Each starts from a fair machine and moves away from it as draws speak for it.
 *
 * @param caution weight of the fair machine, in draws
 */
export function simpleTools(history: DrawHistory, pool: Pool, caution: number): Record<Exclude<ToolName, 'model'>, ToolChances> {
  const { pick, size } = pool;
  const table = featureTable(features, history, pool);
  const fair = pick / size;
  const towardsFair = (rate: number, draws: number, expected = fair) => (rate * draws + caution * expected) / (draws + caution);
  const together = pick > 1 ? (pick - 1) / (size - 1) : 0;
  const byScore = (score: (row: Row, draw: number) => number) => chancesByRow(table, pick, score);
  return {
    uniform: Array.from({ length: table.rows }, () => new Array<number>(size).fill(fair)),
    frequency: byScore(({ rate_era }, draw) => towardsFair(rate_era, draw)),
    recency: byScore(({ weighted_rate_20 }) => towardsFair(weighted_rate_20, recentDraws)),
    trend: byScore(({ rate_20, rate_100 }) => towardsFair(rate_20, 20) / towardsFair(rate_100, 100)),
    pairs: byScore(({ pair_affinity, last_draw }, draw) =>
      together === 0 || last_draw === 1 ? fair : (fair * towardsFair(pair_affinity, draw * fair, together)) / together,
    ),
    sums: sumChances(drawsOf(history, pool.name), pool, caution),
    weekday: byScore(({ weekday_rate }, draw) => towardsFair(weekday_rate, draw / 3)),
  };
}

function chancesByRow({ values, rows, size, width }: FeatureTable, pick: number, score: (row: Row, draw: number) => number): ToolChances {
  return Array.from({ length: rows }, (_, draw) => {
    const scores = Array.from({ length: size }, (_, ball) => {
      const start = (draw * size + ball) * width;
      const row = Object.fromEntries(toolFeatures.map((name, column) => [name, values[start + column] as number])) as Row;
      return score(row, draw);
    });
    return chancesOf(scores, pick);
  });
}

/**
 * Chances whose sums have the mean of the last draws' sums, drawn towards that of a fair machine, and are otherwise as even as can be: shares in
 * proportion to `exp(tilt · ball)`.
 */
function sumChances(draws: readonly (readonly number[])[], { pick, size }: Pool, caution: number): ToolChances {
  const middle = (size + 1) / 2;
  return Array.from({ length: draws.length + 1 }, (_, draw) => {
    const last = draws.slice(Math.max(0, draw - sumWindow), draw).flat();
    const mean = (last.reduce((sum, ball) => sum + ball, 0) + caution * pick * middle) / (last.length + caution * pick);
    return chancesOf(tilted(size, mean), pick);
  });
}

/** Shares of the balls 1 … size with a mean: the distribution of the most entropy. */
function tilted(size: number, mean: number): number[] {
  let tilt = 0;
  for (let step = 0; step < stepsMax; step++) {
    const { mean: reached, variance } = momentsOf(tiltedBy(size, tilt));
    if (Math.abs(mean - reached) < 1e-9) break;
    tilt += (mean - reached) / variance;
  }
  return tiltedBy(size, tilt);
}

function tiltedBy(size: number, tilt: number): number[] {
  const raw = Array.from({ length: size }, (_, ball) => Math.exp(tilt * (ball + 1 - (size + 1) / 2)));
  const total = raw.reduce((sum, share) => sum + share, 0);
  return raw.map((share) => share / total);
}

function momentsOf(shares: readonly number[]): { mean: number; variance: number } {
  const mean = shares.reduce((sum, share, ball) => sum + share * (ball + 1), 0);
  return { mean, variance: shares.reduce((sum, share, ball) => sum + share * (ball + 1 - mean) ** 2, 0) };
}
