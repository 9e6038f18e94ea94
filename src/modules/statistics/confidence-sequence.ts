/** One difference between two scores, and the range that it had to lie in: known before it was. */
export type Difference = Readonly<{ value: number; low: number; high: number }>;

/** What a confidence sequence keeps of the differences so far. */
export type DifferenceTally = Readonly<{
  count: number;
  sum: number;
  /** Sum of squared distances from the mean of the differences before. */
  variation: number;
  /** The furthest that a difference could have fallen below, or risen above, the mean before it. */
  scaleBelow: number;
  scaleAbove: number;
  /** Sums of the ends of the ranges. */
  lowSum: number;
  highSum: number;
}>;

/** An interval for the mean of the differences' expectations, each at its own time. */
export type MeanInterval = Readonly<{ low: number; high: number }>;

export const noDifferences: DifferenceTally = { count: 0, sum: 0, variation: 0, scaleBelow: 0, scaleAbove: 0, lowSum: 0, highSum: 0 };

/** Bets of all sizes at once, each half of the one before: whichever suits the differences prevails. In units of one over a difference. */
const bets = Array.from({ length: 19 }, (_, index) => 2 ** (6 - index));
const logShare = -Math.log(bets.length);
/** Newton's steps towards a bound; it settles in about five. */
const stepsMax = 50;
const settled = 1e-12;

/** The tally with a difference more. */
export function withDifference(tally: DifferenceTally, { value, low, high }: Difference): DifferenceTally {
  const expected = Math.min(Math.max(tally.count === 0 ? 0 : tally.sum / tally.count, low), high);
  return {
    count: tally.count + 1,
    sum: tally.sum + value,
    variation: tally.variation + (value - expected) ** 2,
    scaleBelow: Math.max(tally.scaleBelow, expected - low),
    scaleAbove: Math.max(tally.scaleAbove, high - expected),
    lowSum: tally.lowSum + low,
    highSum: tally.highSum + high,
  };
}

/**
 * A confidence sequence: however often it is looked at, and whenever one stops, the chance that any of its intervals ever misses is at most `alpha`.
 * Nothing is supposed of the differences but their ranges; they may depend on each other and drift.
 *
 * It is the empirical Bernstein confidence sequence for the mean difference of two forecasters, mixed over a fixed grid of bets so that ranges may
 * be of other sizes from one difference to the next: a bet too large for the widest range so far drops out, which can only widen the interval.
 *
 * @param alpha chance of a miss, both sides together, `0..1`
 * @see Choe and Ramdas, Comparing Sequential Forecasters (2023), Theorem 2; Howard, Ramdas, McAuliffe and Sekhon, Time-uniform, Nonparametric,
 *   Nonasymptotic Confidence Sequences (2021), Theorem 4
 */
export function confidenceSequence(tally: DifferenceTally, alpha: number): MeanInterval {
  const { count, sum, variation, scaleBelow, scaleAbove, lowSum, highSum } = tally;
  if (count === 0) return { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
  const target = Math.log(2 / alpha);
  return {
    low: Math.max(sum - excessAt(target, variation, scaleBelow), lowSum) / count,
    high: Math.min(sum + excessAt(target, variation, scaleAbove), highSum) / count,
  };
}

/** Less than this a mean is 0 but for rounding: an interval that begins there says nothing. */
const rounding = 1e-9;

/** On which side of 0 an interval lies as a whole; `around` when it does not. */
export const sideOf = ({ low, high }: MeanInterval): 'above' | 'below' | 'around' => {
  if (low > rounding) return 'above';
  return high < -rounding ? 'below' : 'around';
};

/**
 * Natural logarithm of the e-value against "on average the differences are expected to be 0 or less": what a bet of 1 on the contrary has become, at
 * fair odds. It has an expectation of at most 1 when that is true, at any time one looks; 20 is as strong as a test at 5 %.
 */
export const logEValue = ({ sum, variation, scaleBelow }: DifferenceTally): number => wealthOf(paidBets(variation, scaleBelow), sum).log;

/** A bet, and what it has cost so far, as a logarithm. */
type PaidBet = Readonly<{ bet: number; cost: number }>;

/** The bets that a single difference could not have ruined. */
const paidBets = (variation: number, scale: number): PaidBet[] =>
  bets.filter((bet) => bet * scale < 1).map((bet) => ({ bet, cost: price(bet, scale) * variation - logShare }));

/** What a bet costs for each unit of variation: the cumulant of an exponential distribution. */
const price = (bet: number, scale: number): number =>
  scale * bet < 1e-4 ? bet ** 2 / 2 : (-Math.log1p(-scale * bet) - scale * bet) / scale ** 2;

/** What bets have become together when a sum lies `excess` above its expectation, as a logarithm, and how fast that grows. */
function wealthOf(paid: readonly PaidBet[], excess: number): { log: number; slope: number } {
  let most = Number.NEGATIVE_INFINITY;
  for (const { bet, cost } of paid) most = Math.max(most, bet * excess - cost);
  let [total, weighted] = [0, 0];
  for (const { bet, cost } of paid) {
    const share = Math.exp(bet * excess - cost - most);
    total += share;
    weighted += share * bet;
  }
  return { log: most + Math.log(total), slope: weighted / total };
}

/** How far a sum must be above its expectation for the bets to be worth `target`: by Newton's steps from above, the logarithm being convex. */
function excessAt(target: number, variation: number, scale: number): number {
  const paid = paidBets(variation, scale);
  let excess = Math.min(...paid.map(({ bet, cost }) => (target + cost) / bet));
  for (let step = 0; step < stepsMax && Number.isFinite(excess); step++) {
    const { log, slope } = wealthOf(paid, excess);
    const next = excess - (log - target) / slope;
    if (excess - next < settled * excess) break;
    excess = next;
  }
  return excess;
}
