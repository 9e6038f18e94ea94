import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Role } from '#events/access';
import { bearing, issueKeys, keyOfEachRole } from '../support/keys';
import { MovableClock } from '../support/movable-clock';
import { type RunningService, runningService } from '../support/running-service';
import { sampleCsv } from '../support/sample-csv';
import { temporaryDirectory } from '../support/temporary-directory';

const idOf = (key: string): string => key.split('_')[1] ?? '';
/** Where a key is told of. */
const places = (id: string) => [
  `/v1/streams/api-key-${id}`,
  '/v1/events?limit=1000',
  '/v1/log/export',
  '/v1/logs?limit=1000',
  '/v1/projections/api_keys/export',
  '/v1/api-keys',
];
const secretsIn = (directory: string) => readdirSync(join(directory, 'data/keys/api'));

describe('a service that asks for keys', () => {
  let hindcast: RunningService;
  let directory: string;
  let keys: Record<Role, string>;
  const clock = new MovableClock();
  const as = (role: Role) => bearing(keys[role]);
  const issue = async (asked: object, headers: Record<string, string> = as('admin')) => {
    const { status, body, headers: answered } = await hindcast.post('/v1/api-keys', asked, headers);
    return { status, body, headers: answered };
  };
  const who = async (key: string) => (await hindcast.get('/v1/api-keys/current', bearing(key))).status;
  const count = async (type: string) => (await hindcast.get(`/v1/events?type=${type}&limit=1000`, as('viewer'))).body.items.length;

  beforeAll(async () => {
    directory = temporaryDirectory();
    keys = await keyOfEachRole(directory);
    hindcast = await runningService({ directory, access: 'keys', clock });
  });
  afterAll(() => hindcast.stop());

  it('turns away who has none, and says how to come in', async () => {
    const { status, headers, body } = await hindcast.get('/v1/games');
    expect([status, headers.get('www-authenticate'), headers.get('content-type')]).toEqual([
      401,
      'Bearer realm="hindcast"',
      'application/problem+json; charset=utf-8',
    ]);
    expect(body).toMatchObject({ type: '/problems/unauthenticated', instance: '/v1/games' });
  });

  it.each([
    ['nothing', () => ''],
    ['no key', () => 'Bearer'],
    ['another scheme', () => `Basic ${Buffer.from(`me:${keys.admin}`).toString('base64')}`],
    ['a key that is cut short', () => `Bearer ${keys.admin.slice(0, -1)}`],
    ['a key and something more', () => `Bearer ${keys.admin}x`],
    ['two keys', () => `Bearer ${keys.viewer} ${keys.admin}`],
    ['the secret of another key', () => `Bearer hck_${idOf(keys.admin)}_${keys.viewer.slice(-43)}`],
    ['a secret with another last letter', () => `Bearer ${keys.admin.slice(0, -1)}${keys.admin.endsWith('A') ? 'E' : 'A'}`],
    ['an id that nobody has', () => `Bearer hck_00000000-0000-7000-8000-000000000000_${keys.admin.slice(-43)}`],
    ['an id that leads out of the directory', () => `Bearer hck_../../../../../../../../../../../etc/x_${keys.admin.slice(-43)}`],
  ])('takes %s for no key', async (_, authorization) => {
    const { status, body } = await hindcast.get('/v1/games', { authorization: authorization() });
    expect([status, body.type]).toEqual([401, '/problems/unauthenticated']);
  });

  it('tells callers who they are to it', async () => {
    for (const role of ['viewer', 'analyst', 'operator', 'admin'] as const) {
      const { body } = await hindcast.get('/v1/api-keys/current', as(role));
      const actor = `key:${idOf(keys[role])}`;
      expect(body).toMatchObject({
        actor,
        role,
        access: 'keys',
        key: { id: idOf(keys[role]), name: `the ${role}`, status: 'active', issuedBy: 'cli' },
      });
    }
  });

  it('lets nobody in whose role does not reach so far, and names the one that would', async () => {
    const { status, body } = await hindcast.post('/v1/trainings', { algorithm: 'uniform' }, as('viewer'));
    expect([status, body.type, body.detail]).toEqual([403, '/problems/forbidden', expect.stringContaining('the role analyst')]);
  });

  it('puts on record who did what', async () => {
    const imported = await hindcast.importCsv(sampleCsv(3), as('analyst'));
    const { body } = await hindcast.get('/v1/events?type=DrawIngested,ImportStarted', as('viewer'));
    expect([imported.status, body.items.length]).toEqual([201, 4]);
    expect(new Set(body.items.map((event: { meta: { actor: string } }) => event.meta.actor))).toEqual(
      new Set([`key:${idOf(keys.analyst)}`]),
    );
  });

  describe('issues keys', () => {
    it('that are good at once, and are told this once', async () => {
      const { status, body, headers } = await issue({ name: 'the dashboard', role: 'viewer' });
      expect([status, headers.get('cache-control')]).toEqual([201, 'no-store']);
      expect(body).toMatchObject({
        name: 'the dashboard',
        role: 'viewer',
        status: 'active',
        expiresAt: null,
        issuedBy: `key:${idOf(keys.admin)}`,
      });
      expect(body.key).toMatch(/^hck_[0-9a-f-]{36}_[A-Za-z0-9_-]{43}$/);
      expect(idOf(body.key)).toBe(body.id);
      expect(await who(body.key)).toBe(200);
      const { body: listed } = await hindcast.get('/v1/api-keys?limit=1', as('admin'));
      expect(listed.items).toEqual([{ ...body, key: undefined, lastUsedAt: expect.any(String) }]);
    });

    it('without a word of their secrets in anything that can be read', async () => {
      const { body } = await issue({ name: 'the one to look for', role: 'viewer' });
      const secret = body.key.slice(-43);
      const hash = readFileSync(join(directory, 'data/keys/api', `${body.id}.sha256`), 'utf8').trim();
      const texts = await Promise.all(
        places(body.id).map(async (path) => (await fetch(hindcast.service.url + path, { headers: as('admin') })).text()),
      );
      const files = readdirSync(join(directory, 'data'), { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
      const contents = files
        .filter(({ name }) => !name.endsWith('.sha256'))
        .map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'latin1'));
      for (const text of texts) expect(text).toContain(body.id);
      expect(contents.filter((text) => text.includes(body.id)).length).toBeGreaterThan(1);
      expect([...texts, ...contents].filter((text) => text.includes(secret) || text.includes(hash))).toEqual([]);
    });

    it('once for a request that is sent again, and tells the same key to who asked', async () => {
      const named = { ...as('admin'), 'idempotency-key': 'key-1' };
      const [before, hashes] = [await count('ApiKeyIssued'), secretsIn(directory).length];
      const answers = await Promise.all(Array.from({ length: 8 }, () => issue({ name: 'again', role: 'viewer' }, named)));
      expect(new Set(answers.map(({ status, body }) => `${status} ${body.key}`)).size).toBe(1);
      expect(await who(answers[0]?.body.key)).toBe(200);
      expect([await count('ApiKeyIssued'), secretsIn(directory).length]).toEqual([before + 1, hashes + 1]);
    });

    it('to each who asks, though they name their requests alike', async () => {
      const { body: other } = await issue({ name: 'another admin', role: 'admin' });
      const asked = { name: 'alike', role: 'viewer' };
      const first = await issue(asked, { ...as('admin'), 'idempotency-key': 'key-2' });
      const second = await issue(asked, { ...bearing(other.key), 'idempotency-key': 'key-2' });
      expect([first.status, second.status, first.body.key === second.body.key]).toEqual([201, 201, false]);
    });

    it('until a moment, and tells who comes later that it is over', async () => {
      const { body } = await issue({ name: 'for a while', role: 'viewer', expiresAt: '2030-01-01T01:00:00+01:00' });
      expect([body.expiresAt, await who(body.key)]).toEqual(['2030-01-01T00:00:00.000Z', 200]);
      clock.setTo('2030-01-01T00:00:00.000Z');
      const { status, body: refused } = await hindcast.get('/v1/games', bearing(body.key));
      const { body: listed } = await hindcast.get('/v1/api-keys?limit=1', as('admin'));
      clock.setTo(new Date().toISOString());
      expect([status, refused.type, listed.items[0].status]).toEqual([401, '/problems/key-expired', 'expired']);
    });

    it.each([
      ['a moment that is over', { name: 'late', role: 'viewer', expiresAt: '2020-01-01' }, 422, '/problems/expiry-past'],
      ['no moment', { name: 'never', role: 'viewer', expiresAt: 'tomorrow' }, 400, '/problems/invalid-request'],
      ['an unknown role', { name: 'boss', role: 'root' }, 400, '/problems/invalid-request'],
      ['no name', { name: '', role: 'viewer' }, 400, '/problems/invalid-request'],
      ['a name with a line break', { name: 'a\nb', role: 'viewer' }, 400, '/problems/invalid-request'],
      ['an id of its own', { name: 'mine', role: 'viewer', id: 'x' }, 400, '/problems/invalid-request'],
    ])('for no request with %s, and leaves nothing behind', async (_, asked, expected, type) => {
      const hashes = secretsIn(directory).length;
      const { status, body } = await issue(asked);
      expect([status, body.type, secretsIn(directory).length]).toEqual([expected, type, hashes]);
    });
  });

  describe('revokes keys', () => {
    const revoke = (id: string, query = '') => hindcast.delete(`/v1/api-keys/${id}${query}`, as('admin'));

    it('at once and on record, and erases what their secrets were told by', async () => {
      const { body } = await issue({ name: 'in a screenshot', role: 'analyst' });
      const revoked = await revoke(body.id, '?reason=it%20was%20in%20a%20screenshot');
      expect([revoked.status, await who(body.key), secretsIn(directory).includes(`${body.id}.sha256`)]).toEqual([200, 401, false]);
      const by = { revokedBy: `key:${idOf(keys.admin)}`, revokedBecause: 'it was in a screenshot' };
      expect(revoked.body).toMatchObject({ id: body.id, status: 'revoked', ...by });
      const { body: stream } = await hindcast.get(`/v1/streams/api-key-${body.id}`, as('viewer'));
      expect(stream.items.map(({ type }: { type: string }) => type).sort()).toEqual(['ApiKeyIssued', 'ApiKeyRevoked']);
    });

    it('once, however often it is asked', async () => {
      const { body } = await issue({ name: 'twice', role: 'viewer' });
      const [first, again] = [await revoke(body.id), await revoke(body.id, '?reason=another')];
      expect([again.status, again.body]).toEqual([200, first.body]);
    });

    it.each([
      ['00000000-0000-7000-8000-000000000000', 404, '/problems/api-key-not-found'],
      ['nobody', 400, '/problems/invalid-request'],
    ])('but not %s', async (id, status, type) => expect(await revoke(id)).toMatchObject({ status, body: { type } }));

    it('with all that they have open', async () => {
      const { body } = await issue({ name: 'a listener', role: 'viewer' });
      const feed = await fetch(`${hindcast.service.url}/v1/events/feed`, { headers: bearing(body.key) });
      let isOpen = true;
      const closed = feed
        .text()
        .catch(() => '')
        .finally(() => (isOpen = false));
      await issue({ name: 'something to listen to', role: 'viewer' });
      expect([feed.status, isOpen]).toEqual([200, true]);
      await revoke(body.id);
      await closed;
      expect(isOpen).toBe(false);
    });

    it('of their own holders, who get an answer', async () => {
      const { body } = await issue({ name: 'leaving', role: 'admin' });
      const { status } = await hindcast.delete(`/v1/api-keys/${body.id}`, bearing(body.key));
      expect([status, await who(body.key)]).toEqual([200, 401]);
    });
  });
});

describe('the last key that can issue others', () => {
  it('stays, also when two are revoked at once', async () => {
    const directory = temporaryDirectory();
    const keys = await issueKeys(directory, ...['one', 'two'].map((name) => ({ name, role: 'admin', expiresAt: null }) as const));
    const hindcast = await runningService({ directory, access: 'keys' });
    const answers = await Promise.all(keys.map(({ id, key }) => hindcast.delete(`/v1/api-keys/${id}`, bearing(key))));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const left = keys[answers.findIndex(({ status }) => status === 409)];
    const refused = await hindcast.delete(`/v1/api-keys/${left?.id}`, bearing(left?.key ?? null));
    expect(refused.body.type).toBe('/problems/last-admin-key');
    await hindcast.stop();
  });
});

describe('keys after a restart', () => {
  it('are as they were: when they were last used, what was revoked, and no key can be shown again', async () => {
    const directory = temporaryDirectory();
    const keys = await keyOfEachRole(directory);
    const first = await runningService({ directory, access: 'keys' });
    const asked = [
      { name: 'lost on the way', role: 'viewer' },
      { ...bearing(keys.admin), 'idempotency-key': 'lost-1' },
    ] as const;
    const { body: issued } = await first.post('/v1/api-keys', ...asked);
    await first.delete(`/v1/api-keys/${idOf(keys.operator)}`, bearing(keys.admin));
    const { key } = (await first.get('/v1/api-keys/current', bearing(keys.viewer))).body;
    await first.stop();
    const second = await runningService({ directory, access: 'keys' });
    const { body: retried } = await second.post('/v1/api-keys', ...asked);
    expect([retried.id, retried.key, issued.key === null]).toEqual([issued.id, null, false]);
    expect((await second.get('/v1/games', bearing(keys.operator))).status).toBe(401);
    const { body } = await second.get('/v1/api-keys', bearing(keys.admin));
    const named = (name: string) => body.items.find((each: { name: string }) => each.name === name);
    expect([named('the viewer').lastUsedAt >= key.lastUsedAt, named('the analyst').lastUsedAt]).toEqual([true, null]);
    await second.stop();
  });

  it('are not what a log of before their revocation says: an erased secret opens nothing', async () => {
    const directory = temporaryDirectory();
    const keys = await keyOfEachRole(directory);
    const before = join(temporaryDirectory(), 'log.db');
    cpSync(join(directory, 'data/log.db'), before);
    const first = await runningService({ directory, access: 'keys' });
    await first.delete(`/v1/api-keys/${idOf(keys.analyst)}`, bearing(keys.admin));
    await first.stop();
    for (const name of readdirSync(join(directory, 'data')))
      if (!name.startsWith('keys')) rmSync(join(directory, 'data', name), { recursive: true });
    cpSync(before, join(directory, 'data/log.db'));
    const second = await runningService({ directory, access: 'keys' });
    expect((await second.get('/v1/games', bearing(keys.analyst))).status).toBe(401);
    const { body } = await second.get('/v1/api-keys', bearing(keys.admin));
    expect(body.items.map(({ name, status }: { name: string; status: string }) => `${name}: ${status}`)).toEqual([
      'the admin: active',
      'the operator: active',
      'the analyst: lost',
      'the viewer: active',
    ]);
    await second.stop();
  });

  it('are revoked also where the process died before it could erase their secrets', async () => {
    const directory = temporaryDirectory();
    const keys = await keyOfEachRole(directory);
    const file = join(directory, 'data/keys/api', `${idOf(keys.analyst)}.sha256`);
    const hash = readFileSync(file);
    const first = await runningService({ directory, access: 'keys' });
    await first.delete(`/v1/api-keys/${idOf(keys.analyst)}`, bearing(keys.admin));
    await first.stop();
    writeFileSync(file, hash);
    const second = await runningService({ directory, access: 'keys' });
    expect((await second.get('/v1/games', bearing(keys.analyst))).status).toBe(401);
    expect(secretsIn(directory)).not.toContain(`${idOf(keys.analyst)}.sha256`);
    await second.stop();
  });
});
