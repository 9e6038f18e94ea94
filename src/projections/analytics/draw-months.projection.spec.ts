import fc from 'fast-check';
import { DrawCorrected, DrawIngested, drawStream, DrawWithdrawn } from '#events/draws';
import { folded } from '../../../test/support/folded';
import { drawMonthsProjection } from './draw-months.projection';
import { DrawMonthQueries } from './draw-months.queries';

const result = (ball: number) => ({ numbers: { main: [ball] }, multiplier: null, secondary: {} });
const ingested = (date: string, ball: number, kind: 'manual' | 'sample' = 'manual', game = 'daily') => {
  const source = kind === 'manual' ? { kind } : { kind, importId: '01a1fb75-27ac-756e-89b5-25fe0f2eec1d', line: 1, layout: 'canonical' };
  return [drawStream(game, date), DrawIngested({ game, date, era: 'first', ...result(ball), source })] as const;
};
const corrected = (date: string, ball: number) =>
  [
    drawStream('daily', date),
    DrawCorrected({ game: 'daily', date, era: 'first', ...result(ball), previous: result(1), reason: 'wrong', resolves: [] }),
  ] as const;
const withdrawn = (date: string) => [drawStream('daily', date), DrawWithdrawn({ game: 'daily', date, reason: 'dropped' })] as const;

type What = 'in' | 'out' | 'other';

/** What happens to a day's draw, where it can; `known` goes along. */
function stepOf(known: Map<string, number>, [day, ball, what]: [number, number, What]) {
  const date = new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10);
  if ((what === 'in') === known.has(date)) return null;
  if (what === 'out') {
    known.delete(date);
    return withdrawn(date);
  }
  known.set(date, ball);
  return what === 'in' ? ingested(date, ball) : corrected(date, ball);
}

describe('the draws by month', () => {
  it('stand in the order of their dates, however they came, each as it is now', async () => {
    const { readSide, close } = await folded(
      [drawMonthsProjection],
      ingested('2025-03-01', 3),
      ingested('2026-01-01', 4),
      ingested('2025-01-01', 1, 'sample'),
      ingested('2025-02-01', 2),
      ingested('2025-02-01', 9, 'manual', 'other'),
      corrected('2025-02-01', 5),
      withdrawn('2025-03-01'),
    );
    const months = new DrawMonthQueries(readSide);
    expect((await months.drawsFrom('daily', '', 99)).draws).toEqual([
      { date: '2025-01-01', numbers: { main: [1] }, synthetic: true },
      { date: '2025-02-01', numbers: { main: [5] }, synthetic: false },
      { date: '2026-01-01', numbers: { main: [4] }, synthetic: false },
    ]);
    expect(await months.drawsFrom('daily', '2025-02', 1)).toMatchObject({ draws: [{ date: '2025-02-01' }], next: '2025-03' });
    expect([await months.firstChangedAfter('daily', 2), await months.firstChangedAfter('daily', 7)]).toEqual(['2025-01', undefined]);
    expect([await months.lastChange('daily'), await months.lastChange('other'), await months.lastChange('none')]).toEqual([7, 5, 0]);
    await close();
  });

  it('are what the draws on record are, after any history', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 800 }), fc.integer({ min: 1, max: 9 }), fc.constantFrom<What>('in', 'out', 'other')), {
          maxLength: 40,
        }),
        async (steps) => {
          const known = new Map<string, number>();
          const events = steps.map((step) => stepOf(known, step)).filter((event) => event !== null);
          const { readSide, close } = await folded([drawMonthsProjection], ...events);
          const { draws } = await new DrawMonthQueries(readSide).drawsFrom('daily', '', 99);
          await close();
          expect(draws.map(({ date, numbers }) => [date, numbers.main?.[0]])).toEqual([...known].sort(([a], [b]) => (a < b ? -1 : 1)));
        },
      ),
      { numRuns: 25 },
    ));
});
