import { join } from 'node:path';
import fc from 'fast-check';
import { DrawCorrected, DrawIngested, drawStream, DrawWithdrawn } from '#events/draws';
import { drawMonthsProjection } from '#projections/analytics';
import { drawsProjection } from '#projections/draws';
import { logUnderTest, meta } from '../../../test/support/log-under-test';
import { type Difference, differencesBetween } from './differences';
import { ReadSide } from './read-side';

const projections = [drawsProjection, drawMonthsProjection];
const result = (ball: number) => ({ numbers: { main: [ball] }, multiplier: null, secondary: {} });
const what = fc.record({ day: fc.integer({ min: 10, max: 16 }), ball: fc.integer({ min: 1, max: 3 }), end: fc.boolean() });
type What = { day: number; ball: number; end: boolean };

/** A log with a history that makes sense, and its read side. */
async function livedThrough(steps: readonly What[]) {
  const { directory, file, log } = await logUnderTest();
  const known = new Map<string, number>();
  for (const { day, ball, end } of steps) {
    const of = { game: 'daily', date: `2026-11-${day}` };
    const stream = drawStream(of.game, of.date);
    const now = known.get(of.date);
    if (now === undefined) known.set(of.date, ball);
    else if (end) known.delete(of.date);
    const event =
      now === undefined
        ? DrawIngested({ ...of, era: 'first', ...result(ball), source: { kind: 'manual' } })
        : end
          ? DrawWithdrawn({ ...of, reason: 'wrong' })
          : DrawCorrected({ ...of, era: 'first', ...result(ball), previous: result(now), reason: 'misread', resolves: [] });
    await log.append([{ stream, expectedVersion: 'any', events: [event] }], { meta });
  }
  const readSide = new ReadSide({ directory: join(directory, 'read'), logFile: file, log, projections });
  await readSide.open();
  return { log, readSide };
}

/** Every row of every read model as of a position, by read model and key. */
const everything = (readSide: ReadSide, position: number): Promise<Map<string, object>> =>
  readSide.within(position, async () => {
    const rows = new Map<string, object>();
    for (const { entity } of projections) {
      const repository = readSide.repository(entity);
      for (const row of await repository.find()) rows.set(`${repository.metadata.tableName} ${(row as { key: string }).key}`, row);
    }
    return rows;
  });

/** All pages of what changed, two rows a page. */
async function pagesOf({ log, readSide }: Awaited<ReturnType<typeof livedThrough>>, from: number, to: number): Promise<Difference[]> {
  const found: Difference[] = [];
  let after: [string, string] | undefined;
  do {
    const page = await differencesBetween(readSide, projections, log.scan(from, to), { from, to, after, limit: 2 });
    found.push(...page.slice(0, 2));
    after = page.length > 2 ? [String(page[1]?.readModel), String(page[1]?.key)] : undefined;
  } while (after);
  return found;
}

describe('what changed between two moments', () => {
  it('is just what two looks at everything find, page by page', () =>
    fc.assert(
      fc.asyncProperty(fc.array(what, { minLength: 1, maxLength: 14 }), fc.nat(), fc.nat(), async (steps, a, b) => {
        const lived = await livedThrough(steps);
        const { log, readSide } = lived;
        const [from, to] = [a % (log.head + 1), b % (log.head + 1)].sort((x, y) => x - y) as [number, number];
        const [was, is] = [await everything(readSide, from), await everything(readSide, to)];
        const isOther = (name: string) => JSON.stringify(was.get(name)) !== JSON.stringify(is.get(name));
        const names = [...new Set([...was.keys(), ...is.keys()])].filter(isOther).sort();
        const expected = names.map((name) => ({ name, was: was.get(name) ?? null, is: is.get(name) ?? null }));
        const found = await pagesOf(lived, from, to);
        expect(found.map(({ readModel, key, ...rows }) => ({ name: `${readModel} ${key}`, ...rows }))).toEqual(expected);
        await readSide.close();
        log.close();
      }),
      { numRuns: 15 },
    ));
});
