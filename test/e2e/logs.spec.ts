import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MovableClock } from '../support/movable-clock';
import { type Answer, type RunningService, runningService } from '../support/running-service';
import { sampleCsv } from '../support/sample-csv';

type Line = {
  kind: string;
  position: number | null;
  time: string;
  level: string;
  source: string;
  message: string;
  requestId: string | null;
};
const secret = 's3cretValue42';

describe('the logs over HTTP', () => {
  let hindcast: RunningService;
  let imported: Answer;
  beforeAll(async () => {
    hindcast = await runningService();
    imported = await hindcast.importCsv(`${sampleCsv(8)}x\n`);
    await hindcast.get('/v1/games/nowhere');
    await fetch(`${hindcast.service.url}/v1/hck_${secret}?token=${secret}`, { headers: { authorization: `Bearer ${secret}` } });
  });
  afterAll(() => hindcast.stop());
  const page = async (query: string) => (await hindcast.get(`/v1/logs?${query}`)).body;
  const lines = async (query: string): Promise<Line[]> => (await page(`order=asc&limit=1000&${query}`)).items;

  it('tell of the record and of the process in one list by time', async () => {
    const all = await lines('');
    expect(new Set(all.map(({ kind }) => kind))).toEqual(new Set(['event', 'process']));
    const times = all.map(({ time }) => time);
    expect(times).toEqual([...times].sort());
    expect(all.filter(({ kind }) => kind === 'event').map(({ position }) => position)).toEqual(
      (await hindcast.get('/v1/events?order=asc&limit=1000')).body.items.map(({ position }: Line) => position),
    );
    for (const line of all) expect(line.position === null).toBe(line.kind === 'process');
  });

  it.each(['asc', 'desc'])('are led through page by page, %s, none left out and none twice', async (order) => {
    const to = new Date().toISOString();
    for (const limit of [1, 3, 7]) {
      const whole = await page(`order=${order}&limit=1000&to=${to}`);
      expect(whole.items.length).toBeGreaterThan(15);
      const paged = [];
      for (let cursor = ''; ; ) {
        const { items, nextCursor } = await page(`order=${order}&limit=${limit}&to=${to}${cursor}`);
        paged.push(...items);
        if (nextCursor === null) break;
        cursor = `&cursor=${nextCursor}`;
      }
      expect(paged).toEqual(whole.items);
    }
  });

  it('have a line for each request: what was asked, how it ended, how long it took and who asked', async () => {
    const requestId = imported.headers.get('x-request-id');
    const [line] = (await page(`kind=process&requestId=${requestId}`)).items;
    expect(line).toMatchObject({
      ...{ level: 'info', source: 'http', message: 'POST /v1/games/:game/imports 201', requestId, class: null },
      context: {
        ...{ method: 'POST', route: '/v1/games/:game/imports', path: '/v1/games/powerball/imports' },
        ...{ status: 201, durationMs: expect.any(Number), actor: 'anonymous' },
      },
    });
    expect(await page('kind=process&level=warn&text=games')).toMatchObject({
      items: [
        {
          level: 'warn',
          message: 'GET /v1/games/:game 404',
          class: 'not-found',
          context: { detail: expect.stringContaining('there is no game nowhere') },
        },
      ],
    });
  });

  it('show everything of a request, on record and not', async () => {
    const found = await lines(`requestId=${imported.headers.get('x-request-id')}`);
    expect(found.filter(({ kind }) => kind === 'event')).toHaveLength(11);
    expect(found.at(-1)).toMatchObject({ kind: 'process', message: 'POST /v1/games/:game/imports 201' });
  });

  it('are found by level, source and time', async () => {
    expect(new Set((await lines('level=warn')).map(({ level }) => level))).toEqual(new Set(['warn']));
    expect(new Set((await lines('source=hindcast')).map(({ kind }) => kind))).toEqual(new Set(['process']));
    expect(new Set((await lines('source=import')).map(({ kind }) => kind))).toEqual(new Set(['event']));
    const all = await lines(`to=${new Date().toISOString()}`);
    const { time } = all[Math.floor(all.length / 2)] as Line;
    const to = new Date().toISOString();
    expect([...(await lines(`to=${time}`)), ...(await lines(`from=${time}&to=${to}`))].slice(0, all.length)).toEqual(all);
  });

  it('are as of a moment: what was on record, and what had been said by then', async () => {
    const third = (await lines('kind=event'))[2] as Line;
    const then = await lines('asOf=position:3');
    expect(then.filter(({ kind }) => kind === 'event').map(({ position }) => position)).toEqual([1, 2, 3]);
    expect(then.filter(({ time }) => time > third.time)).toEqual([]);
    expect(await lines('asOf=position:0')).toEqual([]);
    expect(await lines(`asOf=${third.time}&kind=process`)).toEqual(then.filter(({ kind }) => kind === 'process'));
  });

  it('hold no secret, nor does their file', async () => {
    const told = JSON.stringify(await lines(''));
    expect(told).toContain('/v1/hck_[redacted]');
    expect(told).not.toContain(secret);
    const data = join(hindcast.directory, 'data');
    for (const name of readdirSync(data).filter((each) => each.startsWith('logs.db')))
      expect(readFileSync(join(data, name)).includes(secret)).toBe(false);
  });

  it.each([
    ['cursor=MTIwMA', 'invalid-cursor'],
    ['level=loud', 'invalid-request'],
    ['kind=all', 'invalid-request'],
    ['requestId=a%20b', 'invalid-request'],
  ])('refuse %s as %s', async (query, code) => {
    expect(await hindcast.get(`/v1/logs?${query}`)).toMatchObject({ status: 400, body: { type: `/problems/${code}` } });
  });
});

describe('the process log', () => {
  it('outlives a restart, and forgets by itself what is older than it is kept for', async () => {
    const clock = new MovableClock();
    const first = await runningService({ clock });
    await first.get('/v1/games/nowhere');
    await first.stop();
    const requested = (service: RunningService) => service.get('/v1/logs?kind=process&text=games/:game');
    const second = await runningService({ clock, directory: first.directory });
    expect((await requested(second)).body.items).toMatchObject([{ message: 'GET /v1/games/:game 404' }]);
    expect((await second.get('/v1/errors')).body.items).toMatchObject([{ message: 'GET /v1/games/:game 404', count: 1 }]);
    await second.stop();
    clock.moveTo(new Date(Date.now() + 8 * 86_400_000).toISOString());
    const third = await runningService({ clock, directory: first.directory });
    expect((await requested(third)).body.items).toEqual([]);
    expect((await third.get('/v1/errors')).body.items).toEqual([]);
    await third.stop();
  });
});
