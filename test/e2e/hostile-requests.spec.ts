import { ChildService } from '../support/child-service';
import { temporaryDirectory } from '../support/temporary-directory';

type Json = ReturnType<typeof JSON.parse>;

// A process of its own: a request that never ends would hold up the spec as well.
describe('a request that means no good', () => {
  let service: ChildService;
  beforeEach(async () => {
    service = await ChildService.start(temporaryDirectory());
  });
  afterEach(() => service.end('SIGKILL'));

  const answer = async (path: string, init: RequestInit = {}): Promise<[status: number, type: string | undefined]> => {
    const response = await fetch(service.url + path, { ...init, signal: AbortSignal.timeout(3_000) });
    return [response.status, ((await response.json()) as Json).type];
  };

  it.each(['9999-12-31', '9999-12-31T23:59:59Z'])(
    'asks for the next draw at the end of the calendar, %s, and holds up nobody',
    async (asOf) => {
      const asked = await answer(`/v1/games/powerball/next-draw?asOf=${asOf}`).catch(({ name }: Error) => name);
      expect(asked).not.toBe('TimeoutError');
      expect(await answer('/health/live')).toEqual([200, undefined]);
    },
  );

  it('gives asOf twice and is told so', async () => {
    const [status, type] = await answer('/v1/games?asOf=position:1&asOf=position:1');
    expect([status, ['/problems/invalid-as-of', '/problems/invalid-request'].includes(type ?? '')]).toEqual([400, true]);
  });

  it.each(['toString', 'hasOwnProperty'])('names a pool %s, and is refused like any other unknown pool', async (pool) => {
    const draw = { date: '2026-08-05', numbers: { [pool]: [1], white: [1, 2, 3, 4, 5], powerball: 6 } };
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(draw) };
    expect(await answer('/v1/games/powerball/draws', init)).toEqual([422, '/problems/invalid-draw']);
  });
});
