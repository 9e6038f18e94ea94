import { bearing, issueKeys } from '../support/keys';
import { type RunningService, runningService } from '../support/running-service';
import { temporaryDirectory } from '../support/temporary-directory';

describe('requests beyond the limit', () => {
  let service: RunningService;
  beforeEach(async () => {
    service = await runningService({ edge: { requestsPerMinute: 20, trustedProxies: ['127.0.0.1'] } });
  });
  afterEach(() => service.stop());

  const from = (address: string, headers: Record<string, string> = {}, path = '/v1/games') =>
    fetch(service.service.url + path, { headers: { 'x-forwarded-for': address, ...headers } });
  const statuses = async (count: number, ask: (index: number) => Promise<Response>) => {
    const seen: Record<number, number> = {};
    for (let index = 0; index < count; index++) {
      const { status } = await ask(index);
      seen[status] = (seen[status] ?? 0) + 1;
    }
    return seen;
  };

  it('are refused, with when to come again; others are heard', async () => {
    expect(await statuses(20, () => from('192.0.2.1'))).toEqual({ 200: 20 });
    const refused = await from('192.0.2.1');
    expect(await refused.json()).toMatchObject({ status: 429, type: '/problems/too-many-requests', instance: '/v1/games' });
    expect(refused.headers.get('content-type')).toContain('application/problem+json');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    expect([refused.headers.get('ratelimit-limit'), refused.headers.get('ratelimit-remaining')]).toEqual(['20', '0']);
    const other = await from('192.0.2.2');
    expect([other.status, other.headers.get('ratelimit-remaining')]).toEqual([200, '19']);
  });

  it('are counted where there is no such route too, and before anything is read', async () => {
    expect(await statuses(25, () => from('192.0.2.1', {}, '/v1/none'))).toEqual({ 404: 20, 429: 5 });
  });

  it('are counted by network where one caller has as many addresses as it likes', async () => {
    expect(await statuses(25, (index) => from(`2001:db8::${index + 1}`))).toEqual({ 200: 20, 429: 5 });
    expect((await from('2001:db8:0:1::1')).status).toBe(200);
  });

  it('are counted by key, wherever the key comes from', async () => {
    const key = { authorization: 'Bearer hindcast_one' };
    const seen = await statuses(25, (index) => from(`192.0.2.${index}`, key));
    expect(seen[429]).toBe(5);
    expect((await from('192.0.2.200')).status).toBe(200);
  });

  it('may ask for work a tenth as often', async () => {
    const ask = () => service.post('/v1/games/powerball/tickets/random', { count: 1 });
    expect([(await ask()).status, (await ask()).status, (await ask()).status]).toEqual([200, 200, 429]);
    expect((await service.get('/v1/games')).status).toBe(200);
  });

  it('come with keys that are none, and are soon not heard any more', async () => {
    const guess = (index: number) => from('192.0.2.1', { authorization: `Bearer hck_${index}` });
    expect(await statuses(5, guess)).toEqual({ 401: 2, 429: 3 });
    expect((await from('192.0.2.2', { authorization: 'Bearer hck_9' })).status).toBe(401);
  });

  it('guess no key when they come without any: whoever gives one then is heard', async () => {
    const directory = temporaryDirectory();
    const [issued] = await issueKeys(
      directory,
      { name: 'me', role: 'viewer', expiresAt: null },
      { name: 'all', role: 'admin', expiresAt: null },
    );
    const closed = await runningService({ directory, access: 'keys', edge: { requestsPerMinute: 20 } });
    expect(await statuses(10, () => fetch(`${closed.service.url}/v1/games`))).toEqual({ 401: 10 });
    expect((await closed.get('/v1/games', bearing(issued?.key ?? null))).status).toBe(200);
    await closed.stop();
  });

  it('with keys that are none shut nobody out whose key has opened a door before', async () => {
    const directory = temporaryDirectory();
    const [used, unused] = await issueKeys(
      directory,
      { name: 'me', role: 'admin', expiresAt: null },
      { name: 'you', role: 'viewer', expiresAt: null },
    );
    const closed = await runningService({ directory, access: 'keys', edge: { requestsPerMinute: 60 } });
    const ask = async (key: string | null | undefined) => (await closed.get('/v1/games', bearing(key ?? null))).status;
    expect(await ask(used?.key)).toBe(200);
    const guesses = await statuses(6, (index) => fetch(`${closed.service.url}/v1/games`, { headers: bearing(`hck_${index}`) }));
    expect(guesses).toEqual({ 401: 2, 429: 4 });
    expect([await ask(used?.key), await ask(unused?.key)]).toEqual([200, 429]);
    await closed.stop();
  });

  it('do not keep probes from knowing how the service is', async () => {
    await statuses(25, () => from('192.0.2.1'));
    for (const path of ['/health/live', '/health/ready']) expect((await from('192.0.2.1', {}, path)).status).toBe(200);
  });

  it('are counted for the proxy itself where nobody trusts it', async () => {
    const alone = await runningService({ edge: { requestsPerMinute: 20 } });
    const ask = (index: number) => fetch(`${alone.service.url}/v1/games`, { headers: { 'x-forwarded-for': `192.0.2.${index}` } });
    expect(await statuses(25, ask)).toEqual({ 200: 20, 429: 5 });
    await alone.stop();
  });
});
