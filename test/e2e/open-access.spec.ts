import { bearing, issueKeys } from '../support/keys';
import { rawRequest } from '../support/raw-request';
import { type RunningService, runningService } from '../support/running-service';
import { temporaryDirectory } from '../support/temporary-directory';

describe('a service that is open on this machine', () => {
  let hindcast: RunningService;
  let viewer: string | null;
  beforeAll(async () => {
    const directory = temporaryDirectory();
    const [issued] = await issueKeys(directory, { name: 'the viewer', role: 'viewer', expiresAt: null });
    viewer = issued?.key ?? null;
    hindcast = await runningService({ directory });
  });
  afterAll(() => hindcast.stop());
  const asked = (headers: Record<string, string>, method = 'GET', path = '/v1/games') =>
    rawRequest(hindcast.service.url, { path, method, headers });
  const own = () => new URL(hindcast.service.url).host;

  it('lets everyone do everything without a key, whether there are keys or not', async () => {
    expect((await hindcast.get('/v1/api-keys/current')).body).toEqual({ actor: 'anonymous', role: 'admin', access: 'open', key: null });
    const { status, body } = await hindcast.post('/v1/api-keys', { name: 'the first', role: 'admin' });
    expect([status, body.issuedBy]).toEqual([201, 'anonymous']);
    expect((await hindcast.delete(`/v1/api-keys/${body.id}`)).body.status).toBe('revoked');
  });

  it('takes a key that is given at its word: its holder is no more than it says, and a wrong one is wrong', async () => {
    expect((await hindcast.get('/v1/api-keys/current', bearing(viewer))).body).toMatchObject({ role: 'viewer', access: 'open' });
    expect((await hindcast.get('/v1/config', bearing(viewer))).status).toBe(403);
    expect((await hindcast.get('/v1/games', { authorization: 'Bearer hck_x' })).status).toBe(401);
  });

  it.each(['rebound.example.org', 'localhost.example.org', '127.0.0.1.example.org'])(
    'answers nobody who calls it %s: a page may have rebound its name to this machine',
    async (host) => {
      for (const [method, path] of [
        ['GET', '/v1/games'],
        ['GET', '/v1/events/feed'],
        ['POST', '/v1/projections/rebuild'],
        ['DELETE', '/v1/api-keys/00000000-0000-7000-8000-000000000000'],
      ] as const) {
        const { status, text } = await asked({ host: `${host}:3000` }, method, path);
        expect([path, status, JSON.parse(text).type]).toEqual([path, 403, '/problems/foreign-host']);
      }
    },
  );

  it.each([{ origin: 'https://example.org' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }, { origin: 'http://localhost:9999' }])(
    'changes nothing for a page of another site: %j',
    async (headers) => {
      const head = (await hindcast.get('/v1/games')).headers.get('x-log-position');
      const { status, text } = await asked({ host: own(), ...headers }, 'POST', '/v1/projections/rebuild');
      expect([status, JSON.parse(text).type]).toEqual([403, '/problems/foreign-site']);
      expect((await hindcast.get('/v1/games')).headers.get('x-log-position')).toBe(head);
    },
  );

  it('serves its own pages, and those who read', async () => {
    expect(
      (await asked({ host: own(), origin: `http://${own()}`, 'sec-fetch-site': 'same-origin' }, 'POST', '/v1/log/checkpoints')).status,
    ).toBe(201);
    expect((await asked({ host: own(), origin: 'https://example.org', 'sec-fetch-site': 'cross-site' })).status).toBe(200);
  });

  it('answers probes of its health under any name', async () => {
    expect((await asked({ host: 'rebound.example.org' }, 'GET', '/health/live')).status).toBe(200);
  });
});
