import { parse } from 'csv-parse/sync';
import { csvOf } from './csv';

describe('a chart’s numbers as CSV', () => {
  it('come back as they were', () => {
    const rows = [
      ['1 – 2', 17, null],
      ['says "so", twice\nover', -0.5, 'x'],
    ];
    expect(parse(csvOf(['pair', 'drawn', 'note'], rows))).toEqual([
      ['pair', 'drawn', 'note'],
      ['1 – 2', '17', ''],
      ['says "so", twice\nover', '-0.5', 'x'],
    ]);
  });

  it.each(['=1+1', '+1', '-1', '@x', '\tx'])('are no formula for a spreadsheet: %j', (cell) => {
    expect(parse(csvOf(['cell'], [[cell]]))[1]).toEqual([`'${cell}`]);
  });
});
