/** A bar, and where it would be on a fair machine, nineteen times out of twenty; `band` is null where nothing is claimed about that. */
export type Bar = Readonly<{ label: string; value: number; expected: number; band: readonly [low: number, high: number] | null }>;

/** Whether a bar is where a fair machine has it one time in twenty. */
export const isOut = ({ value, band }: Pick<Bar, 'value' | 'band'>): boolean => band !== null && (value < band[0] || value > band[1]);

/** A count that is binomial on a fair machine, with its band of 95 %: mean ± 1.96 standard deviations. */
export function fairCount(label: string, observed: number, expected: number, trials: number): Bar {
  const deviation = Math.sqrt(Math.max(0, expected * (1 - expected / Math.max(1, trials))));
  return { label, value: observed, expected, band: [Math.max(0, expected - 1.96 * deviation), expected + 1.96 * deviation] };
}
