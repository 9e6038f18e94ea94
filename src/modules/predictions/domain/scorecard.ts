import hypergeometric from '@stdlib/stats-base-dists-hypergeometric-pmf';
import type { PoolScore, PredictionScored } from '#events/predictions';
import {
  confidenceSequence,
  type Difference,
  type DifferenceTally,
  logEValue,
  noDifferences,
  sideOf,
  withDifference,
} from '#modules/statistics';

/** A set that counts, with its scores, what it said of every ball, and what was drawn. */
export type ScoredForecast = Pick<PredictionScored['data'], 'drawDate' | 'pools' | 'tickets' | 'stakedCents' | 'wonCents'> &
  Readonly<{ probabilities: Readonly<Record<string, readonly number[]>>; drawn: Readonly<Record<string, readonly number[]>> }>;

/** Skill beside chance, in nats: total, mean a draw, and what can be said of it however often one looks. */
export type SkillSummary = Readonly<{ total: number; mean: number; low: number; high: number; confidence: number; eValue: number }>;
/** Skill up to a draw. */
export type SkillAt = Readonly<{ drawDate: string; total: number; low: number; high: number }>;

export type PoolSummary = Readonly<{
  logLoss: number;
  uniformLogLoss: number;
  skill: number;
  brier: number;
  uniformBrier: number;
  /** Mean place of a drawn ball among the chances, and what a fair machine gives. */
  rank: number;
  uniformRank: number;
}>;

/** Balls that were given chances of about the same size, and how many of them were drawn. */
export type ReliabilityBin = Readonly<{ from: number; to: number | null; balls: number; expected: number; drawn: number }>;
/** How often tickets matched so many balls of a pool, and how often a fair machine gives that. */
export type MatchCount = Readonly<{ matches: number; tickets: number; expected: number }>;
/** `unpriced` are tickets whose prize is not known, or is a share of the stakes: what was won is null then. */
export type Money = Readonly<{ tickets: number; stakedCents: number | null; wonCents: number | null; jackpots: number; unpriced: number }>;
export type ScorecardVerdict = 'better' | 'worse' | 'no-evidence' | 'nothing-scored';

export type Scorecard = Readonly<{
  draws: number;
  sets: number;
  skill: SkillSummary | null;
  course: readonly SkillAt[];
  pools: Readonly<Record<string, PoolSummary>>;
  reliability: readonly ReliabilityBin[];
  matches: Readonly<Record<string, readonly MatchCount[]>>;
  money: Money;
  verdict: ScorecardVerdict;
  verdictInWords: string;
}>;

const confidence = 0.95;
const logEValueMax = 300;
const courseMax = 200;
/** Ends of the bins: chances as multiples of the fair one. */
const binEnds = [0.5, 0.8, 0.9, 1, 1.1, 1.25, 2] as const;

/** What a forecaster's record is worth. @param forecasts by their draws, the oldest first */
export function scorecardOf(forecasts: readonly ScoredForecast[]): Scorecard {
  const differences = differencesOf(forecasts);
  const { course, tally } = courseOf(differences);
  const skill = summaryOf(tally);
  const verdict = verdictOf(skill);
  const draws = differences.length;
  return {
    draws,
    sets: forecasts.length,
    skill,
    course,
    pools: byPool(forecasts, poolSummary),
    reliability: reliabilityOf(forecasts),
    matches: byPool(forecasts, matchCounts),
    money: moneyOf(forecasts),
    verdict,
    verdictInWords: inWords(verdict, skill, draws),
  };
}

/** A draw's skill: the mean of those sets that were there for it. Sets for one draw know the same outcome, and are one piece of evidence. */
function differencesOf(forecasts: readonly ScoredForecast[]): { drawDate: string; difference: Difference }[] {
  const byDraw = new Map<string, ScoredForecast[]>();
  for (const forecast of forecasts) byDraw.set(forecast.drawDate, [...(byDraw.get(forecast.drawDate) ?? []), forecast]);
  return [...byDraw].map(([drawDate, sets]) => {
    const mean = (of: (score: PoolScore) => number) => sumOf(sets.flatMap(({ pools }) => Object.values(pools).map(of))) / sets.length;
    const value = mean(({ skill }) => skill);
    const [low, high] = [mean(({ skillLow }) => skillLow), mean(({ skillHigh }) => skillHigh)];
    return { drawDate, difference: { value, low: Math.min(low, value), high: Math.max(high, value) } };
  });
}

/** Skill draw by draw, as many points as are shown; the last one is always among them. */
function courseOf(differences: ReturnType<typeof differencesOf>): { course: SkillAt[]; tally: DifferenceTally } {
  const step = Math.max(1, Math.ceil(differences.length / courseMax));
  const course: SkillAt[] = [];
  let tally = noDifferences;
  for (const [index, { drawDate, difference }] of differences.entries()) {
    tally = withDifference(tally, difference);
    if ((differences.length - 1 - index) % step !== 0) continue;
    const { low, high } = confidenceSequence(tally, 1 - confidence);
    course.push({ drawDate, total: tally.sum, low: low * tally.count, high: high * tally.count });
  }
  return { course, tally };
}

function summaryOf(tally: DifferenceTally): SkillSummary | null {
  if (tally.count === 0) return null;
  const { low, high } = confidenceSequence(tally, 1 - confidence);
  const eValue = Math.exp(Math.min(logEValue(tally), logEValueMax));
  return { total: tally.sum, mean: tally.sum / tally.count, low, high, confidence, eValue };
}

const verdicts = { above: 'better', below: 'worse', around: 'no-evidence' } as const;

function verdictOf(skill: SkillSummary | null): ScorecardVerdict {
  if (!skill) return 'nothing-scored';
  return verdicts[sideOf(skill)];
}

function inWords(verdict: ScorecardVerdict, skill: SkillSummary | null, draws: number): string {
  if (!skill) return 'Nothing was scored yet.';
  const numbers = `${signed(skill.mean)} nats a draw beside chance on ${draws} ${draws === 1 ? 'draw' : 'draws'} (95 % confidence sequence ${signed(skill.low)} to ${signed(skill.high)}, e-value ${skill.eValue.toPrecision(2)})`;
  switch (verdict) {
    case 'better':
      return `It forecasts better than chance: ${numbers}.`;
    case 'worse':
      return `It forecasts worse than chance: ${numbers}.`;
    default:
      return `There is no evidence that it forecasts better than chance: ${numbers}.`;
  }
}

function poolSummary(forecasts: readonly ScoredForecast[], pool: string): PoolSummary {
  const scores = forecasts.flatMap(({ pools }) => pools[pool] ?? []);
  const sizes = forecasts.flatMap(({ probabilities }) => probabilities[pool]?.length ?? []);
  return {
    logLoss: meanOf(scores.map(({ logLoss }) => logLoss)),
    uniformLogLoss: meanOf(scores.map(({ uniformLogLoss }) => uniformLogLoss)),
    skill: meanOf(scores.map(({ skill }) => skill)),
    brier: meanOf(scores.map(({ brier }) => brier)),
    uniformBrier: meanOf(scores.map(({ uniformBrier }) => uniformBrier)),
    rank: meanOf(scores.flatMap(({ ranks }) => ranks)),
    uniformRank: (meanOf(sizes) + 1) / 2,
  };
}

/** Chances as multiples of the fair one, of all pools together. A calibrated forecaster's `drawn` is near its `expected` in every bin. */
function reliabilityOf(forecasts: readonly ScoredForecast[]): ReliabilityBin[] {
  const bins = [...binEnds, null].map((to, index) => ({
    from: binEnds[index - 1] ?? 0,
    to: to as number | null,
    balls: 0,
    expected: 0,
    drawn: 0,
  }));
  for (const { probabilities, drawn } of forecasts) {
    for (const [pool, chances] of Object.entries(probabilities)) {
      const fair = (drawn[pool]?.length ?? 0) / chances.length;
      for (const [index, chance] of chances.entries()) {
        const bin = bins.find(({ to }) => to === null || chance < to * fair) as (typeof bins)[number];
        bin.balls++;
        bin.expected += chance;
        if (drawn[pool]?.includes(index + 1)) bin.drawn++;
      }
    }
  }
  return bins.filter(({ balls }) => balls > 0);
}

/** Matches of the tickets, beside the hypergeometric distribution of each draw's own rules. */
function matchCounts(forecasts: readonly ScoredForecast[], pool: string): MatchCount[] {
  const tickets = forecasts.flatMap((forecast) => forecast.tickets);
  const most = Math.max(0, ...forecasts.map(({ drawn }) => drawn[pool]?.length ?? 0));
  return Array.from({ length: most + 1 }, (_, matches) => ({
    matches,
    tickets: tickets.filter((ticket) => ticket.matches[pool] === matches).length,
    expected: sumOf(forecasts.map((forecast) => forecast.tickets.length * chanceOf(matches, forecast, pool))),
  }));
}

function chanceOf(matches: number, { drawn, probabilities }: ScoredForecast, pool: string): number {
  const [pick, size] = [drawn[pool]?.length ?? 0, probabilities[pool]?.length ?? 0];
  return matches > pick ? 0 : hypergeometric(matches, size, pick, pick);
}

function moneyOf(forecasts: readonly ScoredForecast[]): Money {
  const tickets = forecasts.flatMap((forecast) => forecast.tickets);
  const unpriced = tickets.filter(({ prize }) => prize === 'unknown' || prize === 'pari-mutuel').length;
  const isPriced = forecasts.every(({ stakedCents }) => stakedCents !== null);
  return {
    tickets: tickets.length,
    stakedCents: isPriced ? sumOf(forecasts.map(({ stakedCents }) => stakedCents ?? 0)) : null,
    wonCents: unpriced > 0 ? null : sumOf(forecasts.map(({ wonCents }) => wonCents)),
    jackpots: tickets.filter(({ prize }) => prize === 'jackpot').length,
    unpriced,
  };
}

const byPool = <Value>(
  forecasts: readonly ScoredForecast[],
  of: (forecasts: readonly ScoredForecast[], pool: string) => Value,
): Record<string, Value> =>
  Object.fromEntries([...new Set(forecasts.flatMap(({ pools }) => Object.keys(pools)))].map((pool) => [pool, of(forecasts, pool)]));

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
const meanOf = (values: readonly number[]): number => sumOf(values) / Math.max(values.length, 1);
const signed = (value: number) => `${value < 0 ? '−' : '+'}${Math.abs(value).toPrecision(2)}`;
