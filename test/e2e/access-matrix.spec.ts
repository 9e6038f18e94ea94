import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { FastifyInstance } from 'fastify';
import { type Role, roles } from '#events/access';
import { bearing, keyOfEachRole } from '../support/keys';
import { rawRequest } from '../support/raw-request';
import { type RunningService, runningService } from '../support/running-service';
import { temporaryDirectory } from '../support/temporary-directory';

type Route = Readonly<{ method: string; path: string }>;
type Operation = Readonly<{ 'x-required-role'?: Role; security?: unknown; responses: Record<string, unknown> }>;
type Caller = Role | 'nobody';

/** Routes that say nothing of what is on record: anyone may call them. `/docs` and `/openapi.json` are not Nest's, so the guard never sees them. */
const openToAnyone =
  /^GET \/(docs.*|openapi\.json|verify|verify\/:file|health\/(live|ready)|icon\.svg|assets\/:name|(draws|explore|models|experiments|predictions|backtests|record|system)(\/\*)?)?$/;

/** Every route that a service registers from now on, Nest's or not. */
function routesFromNowOn(): { routes: Route[]; stop: () => void } {
  const routes: Route[] = [];
  const note = (message: unknown) => {
    const { fastify } = message as { fastify: FastifyInstance };
    fastify.addHook('onRoute', ({ method, url }) => {
      for (const each of [method].flat()) if (each !== 'HEAD') routes.push({ method: each, path: url });
    });
  };
  subscribe('fastify.initialization', note);
  return { routes, stop: () => unsubscribe('fastify.initialization', note) };
}

const textOf = ({ method, path }: Route): string => `${method} ${path}`;
/** The address with nothing in it that is there, so that no route does any work. */
const nowhere = (path: string): string => path.replace(/:\w+/g, '~').replace('*', 'x');

describe('who may call what', () => {
  let hindcast: RunningService;
  let keys: Record<Role, string>;
  let routes: Route[];
  let declared: Map<string, Operation>;

  beforeAll(async () => {
    const directory = temporaryDirectory();
    keys = await keyOfEachRole(directory);
    const listening = routesFromNowOn();
    hindcast = await runningService({ directory, access: 'keys' });
    listening.stop();
    routes = listening.routes;
    const { paths } = (await hindcast.get('/openapi.json')).body as { paths: Record<string, Record<string, Operation>> };
    declared = new Map(
      Object.entries(paths).flatMap(([path, methods]) =>
        Object.entries(methods).map(([method, operation]) => [`${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`, operation]),
      ),
    );
  });
  afterAll(() => hindcast.stop());

  /** The status that a route answers a caller with. A name for the request that is none, and a moment that is none, end it behind the guard. */
  async function statusFor({ method, path }: Route, caller: Caller): Promise<number> {
    const headers = { ...(caller === 'nobody' ? {} : bearing(keys[caller])), 'idempotency-key': 'two words' };
    const given = method === 'GET' ? '?asOf=never' : '';
    const answer = await fetch(`${hindcast.service.url}${nowhere(path)}${given}`, { method, headers, redirect: 'manual' });
    await answer.body?.cancel();
    return answer.status;
  }

  /** What the guard answers by the declaration; undefined where it lets the caller pass. */
  function refusalFor(route: Route, caller: Caller): 401 | 403 | undefined {
    const required = declared.get(textOf(route))?.['x-required-role'];
    if (required === undefined) return undefined;
    if (caller === 'nobody') return 401;
    return roles.indexOf(caller) < roles.indexOf(required) ? 403 : undefined;
  }

  it('is said by every route there is, but for those that hold no data', () => {
    const silent = routes.map((route) => textOf(route)).filter((name) => declared.get(name)?.['x-required-role'] === undefined);
    expect(routes.length).toBeGreaterThan(100);
    expect(silent.filter((name) => !openToAnyone.test(name))).toEqual([]);
    expect([...declared.keys()].filter((name) => !routes.some((route) => textOf(route) === name))).toEqual([]);
  });

  it.each(['nobody', ...roles] as const)('is what happens: %s is refused exactly where it is declared', async (caller) => {
    const wrong: string[] = [];
    for (const route of routes) {
      const status = await statusFor(route, caller);
      const refusal = [401, 403].includes(status) ? status : undefined;
      if (refusal !== refusalFor(route, caller)) wrong.push(`${textOf(route)} answers ${status}`);
    }
    expect(wrong).toEqual([]);
  });

  it('reaches no further than reading for viewers, and to keys and configuration for admins alone', () => {
    const of = (required: Role) => [...declared].filter(([, operation]) => operation['x-required-role'] === required).map(([name]) => name);
    expect(of('viewer').filter((name) => !name.startsWith('GET '))).toEqual([]);
    expect(of('admin').sort()).toEqual([
      'DELETE /v1/api-keys/:id',
      'GET /v1/api-keys',
      'GET /v1/config',
      'GET /v1/secrets',
      'POST /v1/api-keys',
      'POST /v1/log/key/rotation',
      'POST /v1/secrets/rotation',
    ]);
  });

  it('is in the description: the role, the key, and both refusals', () => {
    const half = [...declared].filter(([, { 'x-required-role': required, security, responses }]) => {
      const told = [security, responses[401], responses[403]].filter(Boolean).length;
      return told !== (required === undefined ? 0 : 3);
    });
    expect(half.map(([name]) => name)).toEqual([]);
  });

  it.each(['HEAD', 'OPTIONS', 'PUT', 'PATCH', 'TRACE', 'PROPFIND'])('is not undone by %s', async (method) => {
    for (const path of ['/v1/games', '/v1/api-keys', '/v1/log/export', '/metrics']) {
      const { status } = await rawRequest(hindcast.service.url, { path, method });
      expect([method, path, method === 'HEAD' ? [401] : [400, 404, 405]]).toEqual([method, path, expect.arrayContaining([status])]);
    }
  });

  it.each([
    '//v1/api-keys',
    '/v1//api-keys',
    '/v1/api-keys/',
    '/V1/API-KEYS',
    '/v1/%61pi-keys',
    '/%76%31/api-keys',
    '/v1/./api-keys',
    '/v1/%2e/api-keys',
    '/health/../v1/api-keys',
    '/health/%2e%2e/v1/api-keys',
    '/health/live/..%2f..%2fv1/api-keys',
    '/verify/..%2fv1%2fapi-keys',
    '/docs/../v1/api-keys',
    '/docs/%2e%2e%2fv1/api-keys',
    '/v1%2fapi-keys',
    '/v1/api-keys%2f',
    '/v1/api-keys;x=1',
    '/v1;x/api-keys',
    '/v1/api-keys%00',
    '/v1/api-keys%20',
    '/v1/api-keys?/health/live',
    '/v1/api-keys#/health/live',
    '/v1/api-keys.json',
    '\\v1\\api-keys',
    '/v1/api-keys\\',
    'http://127.0.0.1/v1/api-keys',
    '*',
  ])('is not undone by writing an address as %s', async (path) => {
    const { status, text } = await rawRequest(hindcast.service.url, { path });
    expect([400, 401, 404]).toContain(status);
    expect(text).not.toContain('the admin');
  });

  it.each([
    { 'x-original-url': '/v1/api-keys' },
    { 'x-rewrite-url': '/v1/api-keys' },
    { 'x-http-method-override': 'GET' },
    { 'x-forwarded-for': '127.0.0.1' },
    { forwarded: 'for=127.0.0.1;host=localhost' },
    { host: 'localhost' },
  ])('is not undone by %j', async (headers) => {
    expect((await rawRequest(hindcast.service.url, { path: '/v1/api-keys', headers })).status).toBe(401);
  });
});
