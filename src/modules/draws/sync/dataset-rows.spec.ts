import fc from 'fast-check';
import { gameNamed, powerball } from '../../../../test/support/games';
import { parsed } from '../../../../test/support/parsed';
import { rowsMax } from '../sources/parse-draws';
import { type DatasetRow, datasetRows } from './dataset-rows';

const row = { draw_date: '2026-08-05T00:00:00.000', winning_numbers: '14 20 59 60 61 25', multiplier: '2' };
const bytes = (body: unknown) => Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));

describe('what the source sends', () => {
  it('is read as draws, whatever else a row tells', () => {
    expect(datasetRows(bytes([{ ...row, double_play_winning_numbers: '1 2 3 4 5 6' }]))).toMatchObject([row]);
  });

  it.each([
    ['a web page', '<!DOCTYPE html><html></html>', 'not-json'],
    ['nothing', '', 'not-json'],
    ['truncated JSON', JSON.stringify([row]).slice(0, -7), 'broken-json'],
    ['an empty list', [], 'empty-list'],
    ['no list', { error: true, message: 'over quota' }, 'not-draws'],
    ['null', null, 'not-draws'],
    ['a list of something else', [row, { name: 'x' }], 'not-draws'],
    ['a list of lists', [[]], 'not-draws'],
    ['far too many rows', Array.from({ length: rowsMax + 1 }, () => 0), 'too-large'],
  ])('is refused when it is %s', (_, body, kind) => {
    expect(() => datasetRows(bytes(body))).toThrow(expect.objectContaining({ kind }));
  });
});

describe('the rows', () => {
  const imported = (rows: readonly DatasetRow[], game = powerball) => parsed(game, rows);

  it('are read by an import as any other file', async () => {
    expect(await imported([row])).toMatchObject({
      layout: 'socrata-json',
      rows: [{ line: 1, draw: { date: '2026-08-05', numbers: { white: [14, 20, 59, 60, 61], powerball: [25] }, multiplier: 2 } }],
    });
    const mega = { draw_date: '2026-07-21T00:00:00.000', winning_numbers: '25 37 59 68 70', mega_ball: '10' };
    expect(await imported([mega], gameNamed('mega-millions'))).toMatchObject({ rows: [{ draw: { numbers: { megaBall: [10] } } }] });
  });

  it('are found fault with by the import, one by one, whatever their cells hold', async () => {
    const anyRow = fc.record({ draw_date: fc.string({ unit: 'binary' }), winning_numbers: fc.string({ unit: 'binary' }) });
    const property = fc.asyncProperty(fc.array(anyRow, { minLength: 1, maxLength: 20 }), async (rows) => {
      expect((await imported(rows)).rows).toHaveLength(rows.length);
    });
    await fc.assert(property);
  });
});
