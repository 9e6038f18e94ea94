import { monthsOf } from './months';

describe('the months of a record', () => {
  it('are whole, have holes, or are outside of it', () => {
    const missing = ['2025-12-24', '2026-02-04', '2026-02-07'];
    expect(monthsOf({ firstDate: '2025-11-03', lastDate: '2026-03-28', missing, missingCount: 3 })).toEqual([
      { year: 2025, months: [...Array(10).fill('outside'), 0, 1] },
      { year: 2026, months: [0, 2, 0, ...Array(9).fill('outside')] },
    ]);
  });

  it('are unknown after the last hole that was told of, where there are more', () => {
    const [{ months } = { months: [] }] = monthsOf({
      firstDate: '2026-01-03',
      lastDate: '2026-05-30',
      missing: ['2026-03-04'],
      missingCount: 9,
    });
    expect(months.slice(0, 6)).toEqual([0, 0, 1, 'unknown', 'unknown', 'outside']);
  });
});
