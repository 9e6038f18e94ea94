import { powerball } from '../../../../test/support/games';
import { drawDecider } from './draw.decider';
import { type ImportedRow, ImportPlanner, noTotals, sumOf } from './import-plan';

const context = {
  importId: '01a1fb75-27ac-756e-89b5-25fe0f2eec1d',
  game: powerball,
  layout: 'canonical',
  synthetic: false,
  now: '2026-11-20T22:00:00.000Z',
};
const row = (line: number, date: string, redBall = 1, multiplier: number | null = null): ImportedRow => ({
  line,
  text: 'row',
  draw: { date, numbers: { white: [1, 2, 3, 4, 5], powerball: [redBall] }, multiplier },
});
const planOf = (...rows: ImportedRow[]) => {
  const planner = new ImportPlanner(context, (dates) => dates.map(() => ({ state: drawDecider.initial, version: 0 })));
  for (const each of rows) planner.add([each]);
  return planner.plan();
};

describe('planning an import', () => {
  it('accepts good rows and counts them', () => {
    const plan = planOf(row(2, '2026-08-03'), row(3, '2026-08-05'));
    expect(plan.totals).toMatchObject({
      accepted: 2,
      duplicates: 0,
      conflicts: 0,
      rejected: 0,
      firstDate: '2026-08-03',
      lastDate: '2026-08-05',
    });
    expect(plan.draws.map(({ date, version, events }) => [date, version, events.length])).toEqual([
      ['2026-08-03', 0, 1],
      ['2026-08-05', 0, 1],
    ]);
  });

  it('tells a row twice in one file from one that says something else', () => {
    const plan = planOf(row(2, '2026-08-05'), row(3, '2026-08-05'), row(4, '2026-08-05', 2));
    expect(plan.totals).toMatchObject({ accepted: 1, duplicates: 1, conflicts: 1 });
    expect(plan.findings).toMatchObject([
      { type: 'DrawConflicted', data: { line: 4, existing: { numbers: { powerball: [1] } }, offered: { numbers: { powerball: [2] } } } },
    ]);
  });

  it('counts a duplicate that tells a multiplier, and names both in a conflict by the multiplier alone', () => {
    const plan = planOf(row(2, '2026-08-05'), row(3, '2026-08-05', 1, 3), row(4, '2026-08-05', 1, 2), row(5, '2026-08-05', 1, 3));
    expect(plan.totals).toMatchObject({ accepted: 1, duplicates: 2, supplemented: 1, conflicts: 1 });
    expect(plan.findings).toMatchObject([{ data: { line: 4, existing: { multiplier: 3 }, offered: { multiplier: 2 } } }]);
    expect(plan.draws[0]?.events.map(({ type }) => type)).toEqual(['DrawIngested', 'DrawSupplemented']);
  });

  it('finds fault with rows that break a rule, and with those that could not be read', () => {
    const plan = planOf(row(2, '2026-08-04'), { line: 3, text: 'x', problem: { code: 'wrong-cells', message: 'too few' } });
    expect(plan.totals).toMatchObject({ accepted: 0, rejected: 2, firstDate: null });
    expect(plan.findings).toMatchObject([{ data: { line: 2, code: 'not-a-draw-day' } }, { data: { line: 3, code: 'wrong-cells' } }]);
    expect(plan.draws).toEqual([]);
  });

  it('adds up over the parts of a file', () => {
    const parts = [planOf(row(2, '2026-08-05')).totals, planOf(row(3, '2026-08-03'), row(4, '2026-08-04')).totals];
    const whole = planOf(row(2, '2026-08-05'), row(3, '2026-08-03'), row(4, '2026-08-04')).totals;
    expect(parts.reduce(sumOf, noTotals)).toEqual(whole);
    expect([sumOf(noTotals, noTotals), sumOf(whole, noTotals)]).toEqual([noTotals, whole]);
  });
});
