import fc from 'fast-check';
import { powerball } from '../../../../test/support/games';
import { type ParsedDraws, parseDraws } from '../sources/parse-draws';
import { type DatasetRow, datasetRows, toCanonicalCsv } from './dataset-rows';

const row = { draw_date: '2026-08-05T00:00:00.000', winning_numbers: '14 20 59 60 61 25', multiplier: '2' };
const bytes = (body: unknown) => Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
const imported = (rows: readonly DatasetRow[]) => parseDraws(powerball, Buffer.from(toCanonicalCsv(rows)));

describe('what the source sends', () => {
  it('is read as draws, whatever else a row tells', () => {
    expect(datasetRows(bytes([{ ...row, double_play_winning_numbers: '1 2 3 4 5 6' }]))).toEqual([row]);
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
    ['far too many rows', Array.from({ length: 50_001 }, () => 0), 'too-large'],
  ])('is refused when it is %s', (_, body, kind) => {
    expect(() => datasetRows(bytes(body))).toThrow(expect.objectContaining({ kind }));
  });
});

describe('the canonical text', () => {
  it('is what an import reads', () => {
    expect(imported([row])).toMatchObject({
      layout: 'canonical',
      rows: [{ line: 2, draw: { date: '2026-08-05', numbers: { white: [14, 20, 59, 60, 61], powerball: [25] }, multiplier: 2 } }],
    });
    expect(imported([{ ...row, multiplier: undefined }])).toMatchObject({ rows: [{ draw: { multiplier: null } }] });
  });

  it('leaves what is wrong with a row to the import', () => {
    expect(imported([{ ...row, winning_numbers: '1 2 3' }])).toMatchObject({ rows: [{ problem: { code: 'wrong-cells' } }] });
    expect(imported([{ ...row, winning_numbers: '1 2 3 4 5 x' }])).toMatchObject({ rows: [{ problem: { code: 'not-an-integer' } }] });
  });

  it('has one line a row, whatever the cells hold', () => {
    const anyRow = fc.record({
      draw_date: fc.string({ unit: 'binary' }),
      winning_numbers: fc.string({ unit: 'binary' }),
      multiplier: fc.string(),
    });
    fc.assert(
      fc.property(fc.array(anyRow, { minLength: 1, maxLength: 20 }), (rows) => {
        expect(toCanonicalCsv(rows).split('\n')).toHaveLength(rows.length + 2);
        expect((imported(rows) as ParsedDraws).rows).toHaveLength(rows.length);
      }),
    );
  });
});
