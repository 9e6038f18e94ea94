import type { ExperimentCompleted } from '#events/experiments';
import { confidenceSequence, type Difference, logEValue, noDifferences, sideOf, withDifference } from '#modules/statistics';

export type Comparison = ExperimentCompleted['data']['comparison'];
export type Verdict = ExperimentCompleted['data']['verdict'];

const confidence = 0.95;
/** Beyond this an e-value is a number that nobody needs more of. */
const logEValueMax = 300;

/** How the winner did beside chance on the untouched window. */
export function comparisonOf(skills: readonly Difference[]): Comparison {
  const tally = skills.reduce(withDifference, noDifferences);
  const { low, high } = confidenceSequence(tally, 1 - confidence);
  const eValue = Math.exp(Math.min(logEValue(tally), logEValueMax));
  return { draws: tally.count, skill: tally.sum / tally.count, low, high, confidence, eValue };
}

/** Better or worse than chance only where the whole interval says so. */
export const verdictOf = (comparison: Comparison): Verdict => verdicts[sideOf(comparison)];

const verdicts = { above: 'better', below: 'worse', around: 'no-evidence' } as const;

/**
 * The verdict in a plain sentence with its numbers.
 *
 * @param winner its name: `frequency (trial 3)`
 */
export function verdictInWords(winner: string, { draws, skill, low, high, eValue }: Comparison, verdict: Verdict): string {
  const numbers = `${signed(skill)} nats a draw above chance on ${draws} draws that nothing was chosen by (95 % confidence sequence ${signed(low)} to ${signed(high)}, e-value ${eValue.toPrecision(2)})`;
  switch (verdict) {
    case 'better':
      return `Better than chance: ${winner} was ${numbers}.`;
    case 'worse':
      return `Worse than chance: ${winner} was ${numbers}.`;
    case 'no-evidence':
      return `No evidence over chance: ${winner} was ${numbers}.`;
  }
}

const signed = (value: number) => `${value < 0 ? '−' : '+'}${Math.abs(value).toPrecision(2)}`;
