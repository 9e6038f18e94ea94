import type { BacktestDraw } from '#events/backtests';
import { confidenceSequence, logEValue, noDifferences, sideOf, withDifference } from '#modules/statistics';

/** How a contestant stands after some draws. */
export type Standing = Readonly<{
  draws: number;
  /** Null for who does not forecast. */
  skill: Readonly<{ total: number; mean: number; low: number; high: number; eValue: number }> | null;
  logLoss: number | null;
  /** Matches a ticket, by pool, and those of a fair machine. */
  matches: Readonly<Record<string, Readonly<{ mean: number; expected: number }>>>;
  stakedCents: number | null;
  /** Null where prizes are not known, or are shares of the stakes. */
  wonCents: number | null;
  jackpots: number;
  verdict: 'better' | 'worse' | 'no-evidence' | 'no-forecast';
  /** The bankroll and the skill draw by draw, 200 of them at most. */
  course: readonly Readonly<{ date: string; bankrollCents: number | null; skill: number | null }>[];
}>;

const alpha = 0.05;
const courseMax = 200;
const logEValueMax = 300;

const verdicts = { above: 'better', below: 'worse', around: 'no-evidence' } as const;

/** @param stakedCents price of the tickets of one draw @param tickets how many */
export function standingOf(
  draws: readonly BacktestDraw[],
  {
    pools,
    tickets,
    stakedCents,
    arePrizesKnown,
  }: Readonly<{
    pools: Readonly<Record<string, { pick: number; size: number }>>;
    tickets: number;
    stakedCents: number | null;
    arePrizesKnown: boolean;
  }>,
): Standing {
  const skill = skillOf(draws);
  return {
    draws: draws.length,
    skill,
    logLoss: skill && draws.reduce((sum, { logLoss }) => sum + (logLoss ?? 0), 0) / draws.length,
    matches: Object.fromEntries(
      Object.entries(pools).map(([pool, { pick, size }]) => {
        const total = draws.reduce((sum, { matches }) => sum + (matches[pool] ?? 0), 0);
        return [pool, { mean: total / Math.max(draws.length * tickets, 1), expected: pick ** 2 / size }];
      }),
    ),
    stakedCents: stakedCents === null ? null : stakedCents * draws.length,
    wonCents: arePrizesKnown ? draws.reduce((sum, { wonCents }) => sum + wonCents, 0) : null,
    jackpots: draws.reduce((sum, { jackpots }) => sum + jackpots, 0),
    verdict: skill ? verdicts[sideOf(skill)] : 'no-forecast',
    course: courseOf(draws, arePrizesKnown ? stakedCents : null),
  };
}

function skillOf(draws: readonly BacktestDraw[]): Standing['skill'] {
  const differences = draws.flatMap(({ skill, skillLow, skillHigh }) =>
    skill === null ? [] : [{ value: skill, low: Math.min(skillLow ?? skill, skill), high: Math.max(skillHigh ?? skill, skill) }],
  );
  if (differences.length === 0) return null;
  const tally = differences.reduce(withDifference, noDifferences);
  const eValue = Math.exp(Math.min(logEValue(tally), logEValueMax));
  return { total: tally.sum, mean: tally.sum / tally.count, ...confidenceSequence(tally, alpha), eValue };
}

function courseOf(draws: readonly BacktestDraw[], stakedCents: number | null): Standing['course'] {
  let [bankrollCents, total] = [0, 0];
  const told = new Set(drawsOfCourse(draws.length));
  return draws
    .map(({ date, wonCents, skill }) => {
      bankrollCents += wonCents - (stakedCents ?? 0);
      total += skill ?? 0;
      return { date, bankrollCents: stakedCents === null ? null : bankrollCents, skill: skill === null ? null : total };
    })
    .filter((_, index) => told.has(index + 1));
}

/** After how many draws a course is told: 200 times at most, the last one among them. */
export function drawsOfCourse(draws: number): number[] {
  const step = Math.max(1, Math.ceil(draws / courseMax));
  return Array.from({ length: Math.ceil(draws / step) }, (_, place) => draws - step * place).reverse();
}
