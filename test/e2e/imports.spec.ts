import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '#events/store';
import { type RunningService, runningService } from '../support/running-service';
import { sampleCsv } from '../support/sample-csv';

const lottery = join(packageRoot(), '../shared/data/lottery');
const needsShared = existsSync(lottery) ? it : it.skip;
const header = 'draw_date,n1,n2,n3,n4,n5,powerball,power_play';

describe('importing draws', () => {
  let hindcast: RunningService;
  beforeEach(async () => {
    hindcast = await runningService();
  });
  afterEach(() => hindcast.stop());
  const ingested = async () => (await hindcast.get('/v1/events?type=DrawIngested&limit=1000')).body.items.length;

  it('lands the good rows and reports the others by line', async () => {
    const { status, body } = await hindcast.importCsv(
      [
        header,
        '2026-08-05,14,20,59,60,61,25,2',
        '2026-08-03,8,30,41,48,70,4,2',
        '2026-08-04,1,2,3,4,5,6,',
        '1995-05-17,1,2,3,4,5,45,',
        'x',
      ].join('\n'),
    );
    expect(status).toBe(201);
    expect(body).toMatchObject({ accepted: 2, firstDate: '1995-05-17', lastDate: '2026-08-05' });
    expect(body.rejected.map(({ line, code }: { line: number; code: string }) => [line, code])).toEqual([
      [3, 'out-of-range'],
      [4, 'not-a-draw-day'],
      [6, 'wrong-cells'],
    ]);
    expect(body.rejected[0].message).toBe('white 70 is not between 1 and 69, the range since 2015-10-07');
    expect(await ingested()).toBe(2);
  });

  it('never overwrites: another result is a conflict', async () => {
    await hindcast.importCsv(`${header}\n2026-08-05,14,20,59,60,61,25,2\n`);
    const { body } = await hindcast.importCsv(`${header}\n2026-08-05,14,20,59,60,61,24,2\n`);
    expect(body).toMatchObject({
      accepted: 0,
      conflicts: [{ line: 2, date: '2026-08-05', existing: { powerball: [25] }, offered: { powerball: [24] } }],
    });
    expect((await hindcast.get('/v1/games/powerball/draws/2026-08-05')).body.numbers.powerball).toEqual([25]);
    expect((await hindcast.get('/v1/logs?kind=event&level=warn')).body.items[0].message).toContain('offered');
  });

  it('does nothing twice under one key, and refuses the key for another file', async () => {
    const headers = { 'idempotency-key': 'file-1' };
    const first = await hindcast.importCsv(sampleCsv(5), headers);
    const retry = await hindcast.importCsv(sampleCsv(5), headers);
    expect(retry.body).toEqual(first.body);
    expect(retry.headers.get('x-log-position')).toBe(first.headers.get('x-log-position'));
    expect((await hindcast.get('/v1/events?type=ImportStarted')).body.items).toHaveLength(1);
    expect(await hindcast.importCsv(sampleCsv(6), headers)).toMatchObject({
      status: 409,
      body: { type: '/problems/idempotency-key-reused' },
    });
  });

  needsShared('takes 34 years of real draws, and knows them again (needs ../shared)', async () => {
    const columns = header.split(',');
    const [names, ...rows] = readFileSync(join(lottery, 'golden_powerball_1992_2026.csv'), 'utf8')
      .trim()
      .split(/\r?\n/)
      .map((line) => line.split(','));
    const places = columns.map((name) => names?.indexOf(name) ?? -1);
    const golden = [columns, ...rows.map((row) => places.map((place) => row[place]))].map((row) => row.join(',')).join('\n');
    expect((await hindcast.importCsv(golden)).body).toMatchObject({ accepted: 3838, duplicates: 0, conflicts: [], rejected: [] });
    const { body: again, headers } = await hindcast.importCsv(golden);
    expect(again).toMatchObject({ accepted: 0, duplicates: 3838, conflicts: [], rejected: [] });
    expect(Number(headers.get('x-log-position'))).toBeGreaterThanOrEqual(1 + 3838 + 2 + 2);
    expect((await hindcast.get('/v1/events?type=ImportStarted')).body.items).toHaveLength(2);
  });

  needsShared('takes New York’s file (needs ../shared)', async () => {
    const file = readFileSync(join(lottery, 'powerball_ny_socrata_export_2010_2026.csv'), 'utf8');
    expect((await hindcast.importCsv(file)).body).toMatchObject({ layout: 'ny-open-data', accepted: 1972, rejected: [] });
  });
});

describe('bad bodies', () => {
  let hindcast: RunningService;
  beforeAll(async () => {
    hindcast = await runningService();
  });
  afterAll(() => hindcast.stop());
  const send = (path: string, type: string, body: string | Uint8Array) =>
    fetch(hindcast.service.url + path, { method: 'POST', headers: { 'content-type': type }, body });
  const imports = '/v1/games/powerball/imports';
  const draws = '/v1/games/powerball/draws';

  it.each([
    ['an empty one', imports, 'text/csv', '', 400, 'empty-body'],
    ['a header alone', imports, 'text/csv', header, 422, 'no-rows'],
    ['a web page', imports, 'text/html', '<html></html>', 422, 'unknown-layout'],
    ['something binary', imports, 'application/octet-stream', new Uint8Array([0x50, 0x4b, 3, 4, 0]), 422, 'not-text'],
    ['20 MB', imports, 'text/csv', 'a'.repeat(20 * 1024 * 1024), 413, 'body-too-large'],
    ['too many rows', imports, 'text/csv', `${header}\n${'x\n'.repeat(2_500_000)}`, 413, 'too-many-rows'],
    ['a picture', imports, 'image/png', 'x', 415, 'unsupported-media-type'],
    ['JSON nested 2,000 deep', draws, 'application/json', '['.repeat(2000) + ']'.repeat(2000), 400, 'json-too-deep'],
    ['broken JSON', draws, 'application/json', '{', 400, 'invalid-json'],
    ['a list for an object', draws, 'application/json', '[]', 400, 'invalid-request'],
  ])('%s to %s as %s is answered with a problem', async (_, path, type, body, status, code) => {
    const response = await send(path, type, body);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect([response.status, (JSON.parse(await response.text()) as { type: string }).type]).toEqual([status, `/problems/${code}`]);
    expect((await hindcast.get('/v1/events')).body.items.map(({ type: of }: { type: string }) => of)).toEqual([
      'LogKeyCreated',
      'SystemStarted',
    ]);
  });
});

describe('a draw by hand', () => {
  let hindcast: RunningService;
  beforeAll(async () => {
    hindcast = await runningService();
  });
  afterAll(() => hindcast.stop());
  const draw = { date: '2026-08-05', numbers: { white: [61, 14, 20, 59, 60], powerball: 25 }, powerPlay: 2 };
  const post = (body: object) => hindcast.post('/v1/games/powerball/draws', body);

  it('is created once, known the second time, and refused with another result', async () => {
    const created = await post(draw);
    expect(created).toMatchObject({
      status: 201,
      body: {
        game: 'powerball',
        date: '2026-08-05',
        era: '2015-10-07',
        numbers: { white: [14, 20, 59, 60, 61], powerball: [25] },
        powerPlay: 2,
        source: 'manual',
      },
    });
    expect(await post(draw)).toMatchObject({ status: 200, body: created.body });
    expect(await post({ ...draw, numbers: { white: [1, 2, 3, 4, 5], powerball: [25] } })).toMatchObject({
      status: 409,
      body: { type: '/problems/draw-conflict' },
    });
  });

  it('is told what is wrong with it', async () => {
    expect(await post({ ...draw, date: '2030-01-01' })).toMatchObject({
      status: 422,
      body: { type: '/problems/invalid-draw', errors: [{ path: 'date' }] },
    });
    expect(await post({ ...draw, colour: 'red' })).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'colour', message: expect.any(String) }] },
    });
    expect(await hindcast.post('/v1/games/loto/draws', draw)).toMatchObject({ status: 404, body: { type: '/problems/game-not-found' } });
  });
});
