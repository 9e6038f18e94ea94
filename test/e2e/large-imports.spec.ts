import { dailyDate, dailyGame, dailyRow } from '../support/daily-game';
import { type RunningService, runningService } from '../support/running-service';

const rows = 12_000;
/** Every thousandth row is wrong, and the last one contradicts the first. */
const file = [
  'date,n1,n2,n3',
  ...Array.from({ length: rows - 1 }, (_, index) => (index % 1_000 === 999 ? `${dailyDate(index)},91,1,2` : dailyRow(index))),
  `${dailyDate(0)},7,8,9`,
].join('\n');

describe('a large file', () => {
  let hindcast: RunningService;
  const imports = (query = '', headers = {}) =>
    fetch(`${hindcast.service.url}/v1/games/daily/imports${query}`, {
      method: 'POST',
      headers: { 'content-type': 'text/csv', ...headers },
      body: file,
    });
  const expected = {
    accepted: rows - 12,
    duplicates: 0,
    conflictCount: 1,
    rejectedCount: 11,
    firstDate: dailyDate(0),
    lastDate: dailyDate(rows - 2),
  };

  beforeAll(async () => {
    hindcast = await runningService();
    await hindcast.post('/v1/games', dailyGame);
  });
  afterAll(() => hindcast.stop());

  it('is first only looked at: a dry run puts nothing on record', async () => {
    const { position } = (await hindcast.get('/v1/projections')).body;
    const response = await imports('?dryRun=true');
    expect(response.status).toBe(200);
    const preview = (await response.json()) as { draws: unknown[] };
    expect(preview).toMatchObject({
      ...expected,
      layout: 'columns',
      rows,
      conflicts: [{ line: rows + 1, offered: { numbers: { main: [7, 8, 9] } } }],
    });
    expect(preview.draws).toHaveLength(1_000);
    expect((await hindcast.get('/v1/projections')).body.position).toBe(position);
  });

  it('is put on record in parts, and told of while it goes', async () => {
    const told = progressOf(hindcast);
    const first = await (await imports('', { 'idempotency-key': 'large' })).json();
    expect(first).toMatchObject({ ...expected, status: 'completed', conflicts: [{ line: rows + 1 }] });
    const { body } = await hindcast.get('/v1/events?type=ImportAdvanced,ImportCompleted&order=asc');
    expect(body.items.map(({ data }: { data: { accepted: number } }) => data.accepted)).toEqual([4_995, 9_990, rows - 12]);
    expect(await (await imports('', { 'idempotency-key': 'large' })).json()).toEqual(first);
    expect(await told).toEqual([
      { rows: 5_000, total: rows },
      { rows: 10_000, total: rows },
    ]);
  });

  it('tells its rows page by page', async () => {
    const { importId: id } = (await hindcast.get('/v1/events?type=ImportStarted')).body.items[0].data;
    const page = await hindcast.get(`/v1/imports/${id}/rows?order=asc&limit=11&kind=rejected`);
    expect(page.body.items.map(({ line }: { line: number }) => line)).toEqual(
      Array.from({ length: 11 }, (_, index) => 1_001 + index * 1_000),
    );
    expect(page.body.nextCursor).toBeNull();
    const all = await hindcast.get(`/v1/imports/${id}/rows?limit=2`);
    expect(all.body.items).toMatchObject([
      { line: rows + 1, kind: 'conflict', conflict: { status: 'open' } },
      { line: 11_001, kind: 'rejected', conflict: null },
    ]);
    const next = await hindcast.get(`/v1/imports/${id}/rows?limit=2&cursor=${all.body.nextCursor}`);
    expect(next.body.items.map(({ line }: { line: number }) => line)).toEqual([10_001, 9_001]);
    expect((await hindcast.get('/v1/imports/01a1fb75-27ac-756e-89b5-25fe0f2eec1d/rows')).status).toBe(404);
  });
});

/** What the feed tells of the next import, until it is over. */
async function progressOf(hindcast: RunningService): Promise<object[]> {
  const abort = new AbortController();
  const response = await fetch(`${hindcast.service.url}/v1/events/feed`, { signal: abort.signal });
  const told: { importId?: string }[] = [];
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += Buffer.from(chunk).toString();
    if (text.includes('event: ImportCompleted')) break;
  }
  abort.abort();
  for (const [, data] of text.matchAll(/event: import-progress\ndata: (.*)\n/g)) told.push(JSON.parse(data ?? ''));
  return told.map(({ importId: _, ...progress }) => progress);
}
