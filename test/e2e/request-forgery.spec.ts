import { until } from '../support/until';
import { answers, MisbehavingServer } from '../support/misbehaving-server';
import { type RunningService, runningService } from '../support/running-service';

const swift = { attemptMsMax: 1_000, syncMsMax: 3_000, retriesMax: 0, backoffMs: 5, backoffMsMax: 20, breakerFailures: 100 };

describe('a server that means to look into the network that the service stands in', () => {
  let source: MisbehavingServer;
  let inside: MisbehavingServer;
  let service: RunningService;
  beforeAll(async () => {
    [source, inside] = [await MisbehavingServer.start(), await MisbehavingServer.start()];
    service = await runningService({ sync: { ...swift, host: source.origin }, proofs: { webhook: `${source.origin}/checkpoints` } });
    inside.answer(answers(200, [{ draw_date: '2026-08-05T00:00:00.000', winning_numbers: '14 20 59 60 61 25' }]));
  });
  afterAll(async () => {
    await service.stop();
    source.stop();
    inside.stop();
  });

  it.each([
    ['its address', '127.0.0.1'],
    ['a name of it', 'localhost'],
    ['another address of it', '127.1'],
    ['its address as one number', '2130706433'],
    ['its address in octal', '0177.0.0.1'],
    ['its address in hexadecimal', '0x7f000001'],
    ['IPv6', '[::1]'],
    ['IPv4 within IPv6', '[::ffff:127.0.0.1]'],
    ['IPv4 within IPv6, in hexadecimal', '[::ffff:7f00:1]'],
    ['nowhere, which is here', '0.0.0.0'],
    ['full-width digits', '１２７.０.０.１'],
  ])('redirects a sync to a neighbour by %s, and the neighbour is not asked', async (_, host) => {
    source.answer(
      answers(302, '', { location: encodeURI(`http://${host}:${inside.port}/secret`).replaceAll('%5B', '[').replaceAll('%5D', ']') }),
    );
    const { status, body } = await service.post('/v1/games/powerball/sync');
    expect([status, body.type]).toEqual([502, '/problems/sync-failed']);
    expect(inside.requests).toEqual([]);
  });

  it('redirects a checkpoint that is sent to it, and nobody else is sent one', async () => {
    source.answer(answers(307, '', { location: `${inside.origin}/secret` }));
    await service.post('/v1/log/checkpoints');
    await until(() => source.requests.length > 0);
    expect(inside.requests).toEqual([]);
  });

  it.each(['@evil.example/', '//evil.example/', '/\\evil.example', 'http://evil.example/', '/a?x=1', '/a#', '/a b', '/%2e%2e/'])(
    'is meant by the open data of a registered game, %s, and is never asked',
    async (path) => {
      source.answer(answers(200, []));
      const pools = { main: { label: 'Numbers', columns: ['n'] } };
      const era = {
        id: '2020-01-01',
        firstDraw: '2020-01-01',
        pools: { main: { pick: 6, size: 49 } },
        priceCents: 120,
        prizes: { 6: 'jackpot' },
      };
      const game = {
        id: 'my-lottery',
        name: 'Mine',
        timeZone: 'Europe/Berlin',
        drawTime: '19:25',
        currency: 'EUR',
        pools,
        multiplier: null,
      };
      const definition = {
        ...game,
        eras: [{ ...era, schedule: [{ from: '2020-01-01', weekdays: ['Wed'] }] }],
        openData: { path, orderBy: 'draw_date' },
      };
      const { status } = await service.post('/v1/games', definition);
      if (status === 422) return;
      await service.post(`/v1/games/${game.id}/sync`);
      expect(source.requests.length).toBeGreaterThan(0);
    },
  );
});
