import { type RunningService, runningService } from '../support/running-service';
import { sampleCsv } from '../support/sample-csv';

type Json = ReturnType<typeof JSON.parse>;

describe('tickets', () => {
  let hindcast: RunningService;
  beforeAll(async () => {
    hindcast = await runningService();
    await hindcast.importCsv(sampleCsv(300));
  });
  afterAll(() => hindcast.stop());
  const ask = async (path: string, body: object): Promise<Json> => (await hindcast.post(`/v1/games/powerball/tickets/${path}`, body)).body;

  it('are checked against the draws on record', async () => {
    const [last] = (await hindcast.get('/v1/games/powerball/draws?limit=1')).body.items;
    const winner = { white: last.numbers.white, powerball: last.numbers.powerball };
    const { items } = await ask('check', { tickets: [winner, { white: [5, 4, 3, 2, 1], powerball: [6] }] });
    expect(items).toMatchObject([
      { plays: 300, stakedCents: 60_000, jackpots: 1 },
      { plays: 300, jackpots: 0 },
    ]);
    expect((await ask('check', { tickets: [winner], from: last.date, to: last.date })).items[0]).toMatchObject({
      plays: 1,
      results: [{ date: last.date, tier: '5+1', prize: 'jackpot', prizeCents: null }],
    });
  });

  it('have an expected value: exact, with the jackpot that would make a play fair', async () => {
    const answer = await ask('expected-value', { cash: 100_000_000, tax: 0.37, plays: 30_000_000 });
    expect(answer.fixed).toMatchObject({ numerator: '3594848', denominator: '11238513' });
    expect(answer.value).toBeCloseTo(answer.fixed.value + answer.jackpot, 12);
    expect(answer.loss).toBeGreaterThan(1);
    expect((await ask('expected-value', {})).breakEvenCash / 1e6).toBeCloseTo(490.9, 1);
    expect((await ask('expected-value', { date: '1995-01-01' })).type).toBe('/problems/prizes-unknown');
  });

  it('are advised on, drawn at random, and put into wheels whose coverage is counted', async () => {
    const { items } = await ask('advice', { tickets: [{ white: [1, 2, 3, 4, 5], powerball: [6] }] });
    expect(items[0].patterns.map(({ pattern }: Json) => pattern)).toEqual(['dates', 'sequence', 'neighbours', 'same-ten']);
    const random = await ask('random', { count: 3, seed: 9 });
    expect(random).toEqual(await ask('random', { count: 3, seed: 9 }));
    expect(Number.isInteger((await ask('random', {})).seed)).toBe(true);
    const wheel = await ask('wheel', { balls: [3, 8, 17, 23, 28, 36, 44, 52], guarantee: 3 });
    expect(wheel).toMatchObject({ pool: 'white', choices: 56, covered: 56 });
    expect(wheel.tickets.length).toBeGreaterThanOrEqual(wheel.ticketsMin);
  });

  it.each([
    ['check', { tickets: [{ white: [1, 2, 3, 4, 70], powerball: [6] }] }, 'invalid-ticket'],
    ['check', { tickets: [{ white: [1, 2, 3, 4, '5'], powerball: [6] }] }, 'invalid-ticket'],
    ['check', { tickets: [] }, 'invalid-request'],
    ['check', { tickets: [{ white: [1, 2, 3, 4, 5], powerball: [6] }], secondary: ['double-play'] }, 'invalid-ticket'],
    ['check', { tickets: [{ white: [1, 2, 3, 4, 5], powerball: [6] }], from: '2026-02-30' }, 'invalid-request'],
    ['advice', { tickets: [{ white: [1, 2, 3, 4, 5] }] }, 'invalid-ticket'],
    ['wheel', { balls: [1, 2, 3], guarantee: 2 }, 'invalid-ticket'],
    ['wheel', { balls: [1, 2, 3, 4, 5, 70], guarantee: 2 }, 'invalid-ticket'],
    ['wheel', { balls: [1, 2, 3, 4, 5, 6], guarantee: 5 }, 'invalid-ticket'],
    ['wheel', { balls: [1, 2, 3, 4], guarantee: 2, pool: 'powerball' }, 'invalid-ticket'],
    ['expected-value', { tax: 2 }, 'invalid-request'],
    ['random', { count: 0 }, 'invalid-request'],
  ])('%s of %j is refused as %s', async (path, body, code) => expect((await ask(path, body)).type).toBe(`/problems/${code}`));

  it('of a game that there is not are not found', async () =>
    expect((await hindcast.post('/v1/games/keno/tickets/random', {})).body.type).toBe('/problems/game-not-found'));
});
