import { type RunningService, runningService } from '../support/running-service';

type Draw = { date: string };

const csv = `draw_date,n1,n2,n3,n4,n5,powerball
2026-07-18,1,2,3,4,5,6
2026-07-20,7,12,22,31,40,2
2026-07-22,2,17,33,45,60,11
2026-07-25,8,12,20,41,69,26
`;

describe('the draws of a game', () => {
  let hindcast: RunningService;
  beforeAll(async () => {
    hindcast = await runningService();
    await hindcast.importCsv(csv);
    const numbers = { white: [2, 17, 33, 45, 61], powerball: [11] };
    await hindcast.post('/v1/games/powerball/draws/2026-07-22/correction', { numbers, reason: 'a slip of the pen' });
  });
  afterAll(() => hindcast.stop());
  const dates = async (query: string): Promise<string[]> =>
    (await hindcast.get(`/v1/games/powerball/draws?order=asc&${query}`)).body.items.map(({ date }: Draw) => date.slice(5));

  it.each([
    ['from=2026-07-20&to=2026-07-22', ['07-20', '07-22']],
    ['weekday=saturday', ['07-18', '07-25']],
    ['weekday=friday', []],
    ['number=2', ['07-18', '07-20', '07-22']],
    ['number=12', ['07-20', '07-25']],
    ['number=6', ['07-18']],
    ['number=60', []],
    ['number=61', ['07-22']],
    ['number=69', ['07-25']],
    ['number=0', []],
    ['number=70', []],
    ['corrected=true', ['07-22']],
    ['corrected=false&weekday=wednesday', []],
    ['synthetic=false', ['07-18', '07-20', '07-22', '07-25']],
    ['synthetic=true', []],
    ['number=12&weekday=monday', ['07-20']],
  ])('are listed by %s', async (query, expected) => {
    expect(await dates(query)).toEqual(expected);
  });

  it('go on page by page under the same filter', async () => {
    const first = (await hindcast.get('/v1/games/powerball/draws?number=2&limit=2')).body;
    const second = (await hindcast.get(`/v1/games/powerball/draws?number=2&limit=2&cursor=${first.nextCursor}`)).body;
    expect([...first.items, ...second.items].map(({ date }: Draw) => date)).toEqual(['2026-07-22', '2026-07-20', '2026-07-18']);
    expect(second.nextCursor).toBeNull();
  });

  it.each(['from=yesterday', 'weekday=someday', 'number=many', 'number=-1', 'synthetic=perhaps'])(
    'are not guessed at for %s',
    async (query) => {
      const { status, body } = await hindcast.get(`/v1/games/powerball/draws?${query}`);
      expect(status).toBe(400);
      expect(body.errors[0].path).toBe(query.split('=')[0]);
    },
  );
});
