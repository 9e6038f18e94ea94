import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { type ExportedRow, type ExportFormat, exportText } from './export-format';

async function* batchesOf(rows: readonly ExportedRow[], size = 2) {
  for (let from = 0; from < rows.length; from += size) yield rows.slice(from, from + size);
}
async function text(format: ExportFormat, columns: readonly string[], rows: readonly ExportedRow[]): Promise<string> {
  let all = '';
  for await (const piece of exportText(format, columns, batchesOf(rows))) all += piece;
  return all;
}
const columns = ['name', 'count', 'flag', 'more'];
const rows = [
  { name: 'a "quoted", name', count: -5, flag: true, more: { deep: [1, 2] } },
  { name: 'two\nlines', count: 0.5, flag: false, more: null },
  { name: 'ü', count: null, flag: null, more: [] },
];

describe('an export', () => {
  it('as CSV has a header, a row a record, and quotes what needs it', async () => {
    const records: string[][] = parse(await text('csv', columns, rows));
    expect(records).toEqual([
      columns,
      ['a "quoted", name', '-5', 'true', '{"deep":[1,2]}'],
      ['two\nlines', '0.5', 'false', ''],
      ['ü', '', '', '[]'],
    ]);
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx'])(
    'as CSV puts an apostrophe before %j, which a spreadsheet would run',
    async (name) => {
      const [, [cell]] = parse(await text('csv', ['name'], [{ name }])) as [string[], string[]];
      expect(cell).toBe(`'${name}`);
    },
  );

  it('as JSON is one list, as NDJSON one object a line, whatever the batches', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.record({ name: fc.string(), count: fc.integer() })), async (any) => {
        expect(JSON.parse(await text('json', ['name', 'count'], any))).toEqual(any);
        const lines = (await text('ndjson', ['name', 'count'], any)).split('\n').slice(0, -1);
        expect(lines.map((line) => JSON.parse(line))).toEqual(any);
      }),
    );
  });

  it('of nothing is a header, an empty list, or nothing', async () => {
    expect(await text('csv', columns, [])).toBe('name,count,flag,more\n');
    expect(JSON.parse(await text('json', columns, []))).toEqual([]);
    expect(await text('ndjson', columns, [])).toBe('');
  });
});
