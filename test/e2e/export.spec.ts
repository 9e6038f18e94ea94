import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '#events/store';
import { parse } from 'csv-parse/sync';
import { dailyFile, dailyGame } from '../support/daily-game';
import { type RunningService, runningService } from '../support/running-service';

const formats = ['csv', 'json', 'ndjson'] as const;
const types = { csv: 'text/csv', json: 'application/json', ndjson: 'application/x-ndjson' };
type Draw = { date: string; numbers: object; powerPlay: number | null; secondary: object };

describe('an export', () => {
  let hindcast: RunningService;
  beforeEach(async () => {
    hindcast = await runningService();
  });
  afterEach(() => hindcast.stop());
  const fetched = async (path: string) => {
    const response = await fetch(hindcast.service.url + path);
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
  const draws = async (service: RunningService, game = 'powerball') =>
    ((await service.get(`/v1/games/${game}/draws?limit=1000&order=asc`)).body.items as Draw[]).map(
      ({ date, numbers, powerPlay, secondary }) => ({
        date,
        numbers,
        powerPlay,
        secondary,
      }),
    );

  it.each(formats)('of draws as %s imports back to the same draws, multipliers and second draws included', async (format) => {
    await hindcast.importCsv(
      [
        'draw_date,n1,n2,n3,n4,n5,powerball,power_play,double_play',
        '2026-08-03,8,30,41,48,69,4,2,3 14 25 36 47 11',
        '2026-08-05,14,20,59,60,61,25,10,',
        '1995-03-04,1,2,3,4,5,45,,',
      ].join('\n'),
    );
    const before = await draws(hindcast);
    expect(before).toHaveLength(3);
    const { headers, text } = await fetched(`/v1/games/powerball/draws/export?format=${format}`);
    expect(headers.get('content-type')).toContain(types[format]);
    expect(headers.get('content-disposition')).toBe(`attachment; filename="powerball-draws.${format}"`);
    expect(Number(headers.get('x-log-position'))).toBeGreaterThan(3);
    const other = await runningService();
    const init = { method: 'POST', headers: { 'content-type': types[format] }, body: text };
    const report = await (await fetch(`${other.service.url}/v1/games/powerball/imports`, init)).json();
    expect(report).toMatchObject({ accepted: 3, rejected: [], conflicts: [] });
    expect(await draws(other)).toEqual(before);
    await other.stop();
  });

  it('of draws has the canonical columns', async () => {
    await hindcast.importCsv('draw_date,n1,n2,n3,n4,n5,powerball,power_play\n2026-08-05,14,20,59,60,61,25,2\n');
    expect((await fetched('/v1/games/powerball/draws/export')).text).toBe(
      'draw_date,n1,n2,n3,n4,n5,powerball,power_play,double_play\n2026-08-05,14,20,59,60,61,25,2,\n',
    );
  });

  it('of draws leaves synthetic ones out', async () => {
    const sample = await runningService({ sample: true });
    const text = await (await fetch(`${sample.service.url}/v1/games/powerball/draws/export`)).text();
    expect(text.split('\n')).toHaveLength(2);
    await sample.stop();
  });

  it("of a game of one's own, of thousands of draws, comes whole and imports back", async () => {
    await hindcast.post('/v1/games', dailyGame);
    const count = 3_500;
    const csv = { 'content-type': 'text/csv' };
    await fetch(`${hindcast.service.url}/v1/games/daily/imports`, { method: 'POST', headers: csv, body: dailyFile(count) });
    const { text } = await fetched('/v1/games/daily/draws/export');
    expect(text.trimEnd().split('\n')).toHaveLength(count + 1);
    const again = await fetch(`${hindcast.service.url}/v1/games/daily/imports`, { method: 'POST', headers: csv, body: text });
    expect(await again.json()).toMatchObject({ accepted: 0, duplicates: count, rejected: [] });
  });

  it.each(formats)('of any read model as %s has every row and column, as of any moment', async (format) => {
    await hindcast.importCsv(readFileSync(join(packageRoot(), 'data/sample/powerball.csv'), 'utf8'));
    const [table] = (await hindcast.get('/v1/projections?checksums=true')).body.items.filter(
      ({ name }: { name: string }) => name === 'logs',
    );
    const { text } = await fetched(`/v1/projections/logs/export?format=${format}`);
    const rows: Record<string, unknown>[] =
      format === 'csv'
        ? parse(text, { columns: true })
        : format === 'json'
          ? JSON.parse(text)
          : text
              .trimEnd()
              .split('\n')
              .map((line) => JSON.parse(line));
    expect(rows).toHaveLength(table.rows);
    expect(Object.keys(rows[0] as object)).toEqual(expect.arrayContaining(['position', 'message', 'level']));
    const { text: early } = await fetched(`/v1/projections/logs/export?format=ndjson&asOf=position:2`);
    expect(early.trimEnd().split('\n')).toHaveLength(2);
  });

  it('is refused for what there is not', async () => {
    expect((await fetched('/v1/games/loto/draws/export')).status).toBe(404);
    expect((await fetched('/v1/projections/secrets/export')).status).toBe(404);
    expect((await fetched('/v1/projections/logs/export?format=xlsx')).status).toBe(400);
  });
});
