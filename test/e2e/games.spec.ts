import { gameBody } from '../../src/modules/draws/dto/game-schema';
import { gameNamed } from '../support/games';
import { type RunningService, runningService } from '../support/running-service';

const { example } = (gameBody as unknown as { schema: { example: Record<string, unknown> & { eras: Record<string, unknown>[] } } }).schema;

describe('games', () => {
  let hindcast: RunningService;
  beforeAll(async () => {
    hindcast = await runningService();
  });
  afterAll(() => hindcast.stop());

  it('ship as data, and say what of them no official source was at hand for', async () => {
    const { body } = await hindcast.get('/v1/games');
    expect(body.items.map(({ id }: { id: string }) => id)).toEqual(['euromillions', 'lotto-america', 'mega-millions', 'powerball']);
    const [euro, , mega] = body.items;
    expect(euro).toMatchObject({ multiplier: null, currency: 'EUR', eras: [{ prizes: 'pari-mutuel', jackpotOdds: 76_275_360 }, {}, {}] });
    expect(mega.eras.map(({ unverified }: { unverified: string[] }) => unverified)).toContainEqual(['prizes']);
    expect(mega.multiplier.periods.at(-1)).toMatchObject({ per: 'ticket', unverified: true });
    expect((await hindcast.get('/v1/games/powerball')).body.secondary).toMatchObject([
      { name: 'doublePlay', prizes: { '5+1': 1_000_000_000 } },
    ]);
  });

  it.each([
    ['mega-millions', 'Draw Date,Winning Numbers,Mega Ball,Multiplier\n04/04/2025,2 16 33 52 66,10,03\n07/21/2026,25 37 59 68 70,10,\n', 2],
    ['euromillions', 'NUM;DATE;N1;N2;N3;N4;N5;E1;E2;MT1\n1845;2025-05-27;12;30;38;40;41;4;12;0,00\n', 1],
    ['lotto-america', 'date,n1,n2,n3,n4,n5,star ball,all star bonus\n2026-08-05,1,2,3,4,52,10,5\n', 1],
  ])('take draws of %s', async (game, csv, accepted) => {
    const response = await fetch(`${hindcast.service.url}/v1/games/${game}/imports`, {
      method: 'POST',
      headers: { 'content-type': 'text/csv' },
      body: csv,
    });
    expect(await response.json()).toMatchObject({ accepted, rejected: [] });
    expect((await hindcast.get(`/v1/games/${game}/next-draw`)).body.game).toBe(game);
  });

  it('of one’s own are registered once, and take draws from then on', async () => {
    const { position: before } = (await hindcast.get('/v1/projections')).body;
    expect(await hindcast.post('/v1/games', example)).toMatchObject({
      status: 201,
      body: { id: 'my-lottery', pools: { main: 'Numbers' }, eras: [{ jackpotOdds: 13_983_816, unverified: [] }], draws: 0 },
    });
    expect(await hindcast.post('/v1/games', example)).toMatchObject({ status: 409, body: { type: '/problems/game-exists' } });
    expect((await hindcast.get('/v1/games/my-lottery')).status).toBe(200);
    expect((await hindcast.get(`/v1/games/my-lottery?asOf=position:${before}`)).status).toBe(404);
    const draw = { date: '2026-08-05', numbers: { main: [49, 1, 2, 3, 4, 5] } };
    expect(await hindcast.post('/v1/games/my-lottery/draws', draw)).toMatchObject({
      status: 201,
      body: { numbers: { main: [1, 2, 3, 4, 5, 49] } },
    });
  });

  it.each<[string, object, string]>([
    ['the name of one that ships', { ...gameNamed('powerball') }, 'game-exists'],
    ['no eras', { ...example, eras: [] }, 'invalid-game'],
    ['an unknown time zone', { ...example, timeZone: 'Mars/Olympus' }, 'invalid-game'],
    ['a field that nobody knows', { ...example, colour: 'red' }, 'invalid-game'],
    ['a list', [example], 'invalid-game'],
  ])('of one’s own are refused with %s', async (_, definition, code) => {
    const { status, body } = await hindcast.post('/v1/games', definition);
    expect([status, body.type]).toEqual([code === 'game-exists' ? 409 : 422, `/problems/${code}`]);
    if (code === 'invalid-game') expect(body.errors[0]).toEqual({ path: expect.any(String), message: expect.any(String) });
  });

  it('of one’s own keep the order of their pools, which prizes go by', async () => {
    const pools = { main: { label: 'Numbers', columns: ['n'] }, bonus: { label: 'Bonus', columns: ['b'] } };
    const [era] = example.eras;
    const ofTwo = {
      ...{ ...example, id: 'two-pools', pools },
      eras: [
        {
          ...era,
          pools: { main: { pick: 5, size: 40 }, bonus: { pick: 1, size: 8 } },
          prizes: { '5+1': 'jackpot', '5+0': 100_000, '0+1': 100 },
        },
      ],
    };
    expect((await hindcast.post('/v1/games', ofTwo)).status).toBe(201);
    const { status, body } = await hindcast.get('/v1/games/two-pools');
    expect([status, Object.keys(body.eras[0].pools)]).toEqual([200, ['main', 'bonus']]);
    expect((await hindcast.get('/v1/games')).status).toBe(200);
    const { body: value } = await hindcast.post('/v1/games/two-pools/tickets/expected-value', {});
    expect(value.tiers[0]).toMatchObject({ tier: '5+1', oneIn: expect.closeTo(658_008 * 8, 0) });
  });

  it('of one’s own are there again after a restart', async () => {
    await hindcast.stop();
    hindcast = await runningService({ directory: hindcast.directory });
    expect((await hindcast.get('/v1/games/my-lottery')).body).toMatchObject({ name: 'My Lottery', draws: 1 });
    expect(Object.keys((await hindcast.get('/v1/games/two-pools')).body.eras[0].pools)).toEqual(['main', 'bonus']);
  });
});
