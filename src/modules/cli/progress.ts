import { Format, type Options, type Params, Presets, SingleBar } from 'cli-progress';

/** Tells how far work is: so much of so much (null where nobody knows how much there is), and what else is worth saying. */
export type Tell = (done: number, total: number | null, note?: string) => void;

/** What is shown of work: `training 30 of 100 steps`. */
type Shown = Readonly<{ what: string; unit: string }>;

/** Does work that takes its time, with a bar on a terminal meanwhile; where nobody looks on, nothing is written. Nothing of it stays on the screen. */
export async function withProgress<Result>(
  shown: Shown,
  work: (tell: Tell) => Promise<Result>,
  stream: NodeJS.WriteStream = process.stderr,
): Promise<Result> {
  if (!stream.isTTY) return work(() => {});
  const bar = new SingleBar({ stream, format: lineOf(shown), clearOnComplete: true, barsize: 30, linewrap: true }, Presets.shades_classic);
  bar.start(0, 0, { note: '' });
  try {
    return await work((done, total, note = '') => {
      bar.setTotal(total ?? 0);
      bar.update(done, { note });
    });
  } finally {
    bar.stop();
  }
}

/** A bar where the end is known, a number where it is not; never more than a line. */
const lineOf =
  ({ what, unit }: Shown) =>
  (options: Options, { value, total, progress, maxWidth }: Params & { maxWidth: number }, { note }: { note: string }): string => {
    const bar = total > 0 ? `${Format.BarFormat(progress, options)} ${count(value)} of ${count(total)}` : count(value);
    const line = `${what} ${bar} ${unit}${note === '' ? '' : `, ${note}`}`;
    return line.slice(0, maxWidth - 1);
  };

const count = (value: number): string => value.toLocaleString('en');
