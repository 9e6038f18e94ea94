import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ChildService } from '../support/child-service';
import { commandLine } from '../support/command-line';
import { bearing, keyOfEachRole } from '../support/keys';
import { type RunningService, runningService } from '../support/running-service';
import { temporaryDirectory } from '../support/temporary-directory';

// Many processes, one after the other.
jest.setTimeout(120_000);

const form = /^hck_[0-9a-f-]{36}_[A-Za-z0-9_-]{43}$/;
const issuing = ['keys', 'create', '--role', 'admin', '--name', 'me'];

describe('keys from the command line, of a running service', () => {
  let hindcast: RunningService;
  let admin: string;
  let viewer: string;
  let variables: Record<string, string>;
  beforeAll(async () => {
    const directory = temporaryDirectory();
    ({ admin, viewer } = await keyOfEachRole(directory));
    hindcast = await runningService({ directory, access: 'keys' });
    variables = { HINDCAST_DATA_DIR: join(directory, 'data'), HINDCAST_PORT: new URL(hindcast.service.url).port };
  });
  afterAll(() => hindcast.stop());
  const hindcastAs = (key: string, ...args: string[]) => commandLine({ ...variables, HINDCAST_KEY: key }, ...args);

  it('are issued, listed and revoked by its API, because it has the data directory', async () => {
    const issued = await hindcastAs(admin, 'keys', 'create', '--role', 'analyst', '--name', 'a script', '--expires', '2099-01-01');
    expect([issued.code, issued.out, issued.err]).toEqual([
      0,
      expect.stringMatching(form),
      expect.stringContaining('of the running service'),
    ]);
    const { body } = await hindcast.get('/v1/api-keys/current', bearing(issued.out));
    expect(body.key).toMatchObject({ name: 'a script', role: 'analyst', expiresAt: '2099-01-01T00:00:00.000Z' });
    const listed = await hindcastAs(admin, 'keys', 'list');
    expect(listed.out.split('\n')).toHaveLength(5);
    expect(listed.out).toContain('a script');
    const revoked = await hindcastAs(admin, 'keys', 'revoke', body.key.id, '--reason', 'no longer needed', '--json');
    expect(JSON.parse(revoked.out)).toMatchObject({ status: 'revoked', revokedBecause: 'no longer needed' });
    expect((await hindcast.get('/v1/games', bearing(issued.out))).status).toBe(401);
  });

  it('are called with by every command: from the environment, or from a file', async () => {
    const file = join(temporaryDirectory(), 'key');
    writeFileSync(file, `${viewer}\n`, { mode: 0o600 });
    expect((await hindcastAs(viewer, 'events', '--limit', '1')).code).toBe(0);
    expect((await commandLine({ ...variables, HINDCAST_KEY_FILE: file }, 'events', '--limit', '1')).code).toBe(0);
    const nobody = await commandLine(variables, 'events', '--limit', '1', '--json');
    expect([nobody.code, JSON.parse(nobody.out).type]).toEqual([1, '/problems/unauthenticated']);
    const tooLow = await hindcastAs(viewer, ...issuing, '--json');
    expect([tooLow.code, JSON.parse(tooLow.out).type]).toEqual([1, '/problems/forbidden']);
  });

  it('are never repeated in what is said about a wrong one', async () => {
    const file = join(temporaryDirectory(), 'key');
    writeFileSync(file, `key: ${viewer}`);
    const answers = [
      await commandLine({ ...variables, HINDCAST_KEY_FILE: file }, 'events'),
      await commandLine({ ...variables, HINDCAST_KEY_FILE: '/nowhere' }, 'events'),
      await hindcastAs(`${viewer}x`, 'events'),
    ];
    expect(answers.map(({ code }) => code)).toEqual([2, 2, 1]);
    expect(answers.filter(({ out, err }) => `${out}${err}`.includes(viewer))).toEqual([]);
  });

  it('are left alone in a directory that is named and in use', async () => {
    const refused = await commandLine(variables, ...issuing, '--data-dir', String(variables.HINDCAST_DATA_DIR));
    expect(refused).toMatchObject({ code: 1, out: '', err: expect.stringContaining('in use by the process') });
  });
});

describe('keys from the command line, of a stopped service', () => {
  it('are issued before its first start, listed and revoked, by the same rules', async () => {
    const variables = { HINDCAST_DATA_DIR: join(temporaryDirectory(), 'data'), HINDCAST_ACCESS: 'keys' };
    expect(await commandLine(variables, 'keys', 'list')).toMatchObject({ code: 2, err: expect.stringContaining('there is no log') });
    const first = await commandLine(variables, ...issuing);
    expect([first.code, first.out]).toEqual([0, expect.stringMatching(form)]);
    const listed = JSON.parse((await commandLine(variables, 'keys', 'list', '--json')).out);
    expect(listed.items).toMatchObject([{ name: 'me', role: 'admin', status: 'active', issuedBy: 'cli', lastUsedAt: null }]);
    const last = await commandLine(variables, 'keys', 'revoke', listed.items[0].id, '--json');
    expect([last.code, JSON.parse(last.out).type]).toEqual([1, '/problems/last-admin-key']);
    await commandLine(variables, ...issuing);
    expect((await commandLine(variables, 'keys', 'revoke', listed.items[0].id)).code).toBe(0);
    const late = await commandLine(variables, ...issuing, '--expires', '2020-01-01', '--json');
    expect([late.code, JSON.parse(late.out).type]).toEqual([1, '/problems/expiry-past']);
  });

  it('are not issued without a role that there is, a name that can be read, and a moment that is one', async () => {
    const wrong = [
      ['keys', 'create', '--role', 'root', '--name', 'me'],
      ['keys', 'create', '--name', 'me'],
      ['keys', 'create', '--role', 'viewer', '--name', ''],
      [...issuing, '--expires', 'tomorrow'],
      ['keys'],
    ];
    const variables = { HINDCAST_DATA_DIR: join(temporaryDirectory(), 'data') };
    const ends = await Promise.all(wrong.map((args) => commandLine(variables, ...args)));
    expect(ends.map(({ code, out }) => [code, out])).toEqual(wrong.map(() => [2, '']));
  });
});

describe('a service on an address that other machines reach', () => {
  const everywhere = { HINDCAST_HOST: '0.0.0.0' };

  it('does not start without a key that can issue others, says how to make one, and starts with it', async () => {
    const directory = temporaryDirectory();
    const make = 'npm run hindcast -- keys create --role admin --name me';
    await expect(ChildService.start(directory, everywhere)).rejects.toThrow(make);
    const variables = { HINDCAST_DATA_DIR: join(directory, 'data') };
    await commandLine(variables, 'keys', 'create', '--role', 'operator', '--name', 'not enough');
    await expect(ChildService.start(directory, everywhere)).rejects.toThrow(make);
    const { out: key } = await commandLine(variables, ...issuing);
    const service = await ChildService.start(directory, everywhere);
    const statuses = await Promise.all(
      [{}, bearing(key)].map(async (headers) => (await fetch(`${service.url}/v1/games`, { headers })).status),
    );
    expect(statuses).toEqual([401, 200]);
    expect(service.said).not.toContain(key.slice(-43));
    await service.end('SIGTERM');
  });

  it('is never open', async () => {
    const asked = ChildService.start(temporaryDirectory(), { ...everywhere, HINDCAST_ACCESS: 'open' });
    await expect(asked).rejects.toThrow('HINDCAST_ACCESS: must be keys where HINDCAST_HOST is an address that other machines reach');
  });
});
