/** One measured bar: a ratio or a time, and what it must reach. */
export type Bar = Readonly<{
  name: string;
  measured: number;
  limit: number;
  atLeast: boolean;
  unit: '×' | 'ms' | 'MB' | '/s';
  note: string;
}>;

const rounded = (value: number) => (value >= 100 ? value.toFixed(0) : value >= 1 ? value.toFixed(2) : value.toFixed(3));

/** A bar as a line of the table. */
export function lineOf({ name, measured, limit, atLeast, unit, note }: Bar): string {
  const reached = atLeast ? measured >= limit : measured <= limit;
  const bar = `${atLeast ? '≥' : '≤'} ${limit} ${unit}`;
  return `${reached ? 'reached' : 'MISSED '}  ${name.padEnd(62)} ${`${rounded(measured)} ${unit}`.padStart(10)}  ${bar.padEnd(10)}  ${note}`;
}

/** A number of things a second, for people. */
export const perSecond = (count: number, milliseconds: number) => Math.round((count / milliseconds) * 1_000);

/** The middle of some numbers. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** How long something took, in milliseconds. */
export async function timed(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
