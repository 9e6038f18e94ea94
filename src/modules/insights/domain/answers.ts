import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import type { Fairness, PoolFrequency, PoolGaps } from '#modules/analytics';
import type { Scorecard } from '#modules/predictions';
import type { Insight } from './insight';

/** Balls that an answer names. */
const namedMax = 3;

/** @param drawsAt UTC ISO 8601 */
export const nextDrawAnswer = ({ date, drawsAt, rules }: Readonly<{ date: string; drawsAt: string; rules: string }>): Insight => ({
  id: 'next-draw',
  question: 'When is the next draw?',
  answer: `On ${date}, at ${drawsAt}: ${rules}.`,
  facts: { date, drawsAt },
});

/** The balls that stayed away longest, and why that means nothing. */
export function overdueAnswer(pools: readonly PoolGaps[]): Insight {
  const longest = pools.flatMap(({ pool, balls }) =>
    [...balls]
      .sort((a, b) => b.current - a.current || a.ball - b.ball)
      .slice(0, namedMax)
      .map(({ ball, current, chance }) => ({ pool, ball, current, chance })),
  );
  const [first] = longest;
  const named = longest.map(({ pool, ball, current }) => `${pool} ${ball} (${current} draws)`).join(', ');
  const someBall = pools.map(({ balls }) => balls.length).reduce((sum, count) => sum + count, 0);
  const meaning = `Of ${someBall} balls some are always late, and the machine does not know which: a ball that has not come for long is drawn next with the same chance as any other.`;
  return {
    id: 'overdue',
    question: 'Which balls are overdue, and what does that mean?',
    answer: first ? `Longest away: ${named}. It means nothing for the next draw. ${meaning}` : 'No draws are on record.',
    facts: { longest },
  };
}

/** The balls drawn most, beside how far the most drawn of so many balls is from the mean anyway. */
export function hottestAnswer(pools: readonly PoolFrequency[]): Insight {
  const most = pools.flatMap(({ pool, hot, balls, draws }) => {
    const ball = balls[(hot[0] ?? 1) - 1];
    return ball && draws > 0
      ? [{ pool, ball: ball.ball, observed: ball.observed, expected: ball.expected, z: ball.z, extremeExpected: extremeOf(balls.length) }]
      : [];
  });
  const named = most.map(
    ({ pool, ball, observed, expected, z, extremeExpected }) =>
      `${pool} ${ball} came ${observed} times where ${expected.toFixed(1)} are expected, ${(z ?? 0).toFixed(1)} standard deviations above; the luckiest ball of such a pool is about ${extremeExpected.toFixed(1)} above on a fair machine`,
  );
  return {
    id: 'hottest',
    question: 'Which balls come most, and is that more than chance?',
    answer: most.length === 0 ? 'No draws are on record.' : `${named.join('. ')}. Which ball it is, only the past knows.`,
    facts: { most },
  };
}

/** The largest of some standard normal values is expected near this: Blom's approximation. @see Blom, Statistical Estimates and Transformed Beta-Variables (1958) */
export const extremeOf = (count: number): number => normalQuantile((count - 0.375) / (count + 0.25), 0, 1);

export const fairAnswer = ({ verdict, verdictInWords, tests }: Fairness): Insight => ({
  id: 'fair',
  question: 'Is the machine fair?',
  answer: verdictInWords,
  facts: { verdict, tests: tests.length, leastCorrected: tests.reduce((least, { holm }) => Math.min(least, holm), 1) },
});

/** What somebody asks about: numbers by pool, with what is on record of them. */
export type OwnNumbers = Readonly<{
  numbers: Readonly<Record<string, readonly number[]>>;
  frequencies: readonly PoolFrequency[];
  gaps: readonly PoolGaps[];
  drawnOn: readonly string[];
}>;

/** What the data say about somebody's numbers: their past, and that their next chance is everybody's. */
export function ownNumbersAnswer({ numbers, frequencies, gaps, drawnOn }: OwnNumbers): Insight {
  const balls = Object.entries(numbers).flatMap(([pool, chosen]) =>
    chosen.map((ball) => {
      const counted = frequencies.find((each) => each.pool === pool)?.balls[ball - 1];
      const current = gaps.find((each) => each.pool === pool)?.balls[ball - 1]?.current ?? 0;
      return { pool, ball, observed: counted?.observed ?? 0, expected: counted?.expected ?? 0, z: counted?.z ?? null, current };
    }),
  );
  const sum = (of: (each: (typeof balls)[number]) => number) => balls.reduce((total, each) => total + of(each), 0);
  const before =
    drawnOn.length === 0
      ? 'Exactly these numbers were never drawn, which is true of nearly all'
      : `Exactly these numbers were drawn on ${drawnOn.join(', ')}`;
  return {
    id: 'your-numbers',
    question: 'What do the data say about my numbers?',
    answer: `Together they came ${sum(({ observed }) => observed)} times where ${sum(({ expected }) => expected).toFixed(1)} are expected. ${before}. In the next draw they have the chance of any other ticket.`,
    facts: { balls, drawnOn },
  };
}

/** Whether a play is worth its price. */
export const worthAnswer = ({
  price,
  fixed,
  breakEvenCash,
  currency,
}: Readonly<{ price: number; fixed: number; breakEvenCash: number | null; currency: string }>): Insight => ({
  id: 'worth',
  question: 'Is a ticket worth its price?',
  answer: `A play costs ${price.toFixed(2)} ${currency}; its fixed prizes are worth ${fixed.toFixed(2)} on average. ${
    breakEvenCash === null
      ? 'There is no jackpot.'
      : `It would be worth its price from a jackpot of ${Math.round(breakEvenCash / 1e5) / 10} million in cash, without tax, if nobody else won.`
  }`,
  facts: { price, fixed, breakEvenCash, currency },
});

/** As strong as a test at 5 % of one forecaster; of many, one must show as many times as much. */
const evidenceMin = 20;

/** Whether any forecaster on record beats chance. */
export function forecastsAnswer(scorecards: readonly Readonly<{ name: string; scorecard: Scorecard }>[]): Insight {
  const enough = evidenceMin * scorecards.length;
  const better = scorecards
    .filter(({ scorecard: { verdict, skill } }) => verdict === 'better' && (skill?.eValue ?? 0) >= enough)
    .map(({ name }) => name);
  const answer =
    scorecards.length === 0
      ? 'No forecast has been scored yet.'
      : better.length === 0
        ? `No: of ${scorecards.length} forecasters on record, none has shown that it beats chance.`
        : `${better.join(', ')} of ${scorecards.length} on record: look at the scorecards before you believe it.`;
  const facts = { forecasters: scorecards.map(({ name, scorecard: { draws, verdict } }) => ({ name, draws, verdict })) };
  return { id: 'forecasts', question: 'Does any forecast beat chance?', answer, facts };
}

/** What was recorded or corrected last. */
export type Change = Readonly<{ date: string; recordedAt: string; corrections: number; source: string }>;

export function lastChangesAnswer(changes: readonly Change[]): Insight {
  const [last] = changes;
  const corrected = changes.filter(({ corrections }) => corrections > 0).map(({ date }) => date);
  const told = corrected.length === 0 ? 'None of the last ones was corrected.' : `Corrected: ${corrected.join(', ')}.`;
  return {
    id: 'last-changes',
    question: 'What has changed last?',
    answer: last
      ? `The draw of ${last.date} came on record as it stands at ${last.recordedAt} (${last.source}). ${told}`
      : 'No draws are on record.',
    facts: { changes },
  };
}
