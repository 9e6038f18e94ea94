import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { KeyRing, SecretFiles } from '#modules/platform';
import { MovableClock } from '../support/movable-clock';
import { type RunningService, runningService } from '../support/running-service';
import { temporaryDirectory } from '../support/temporary-directory';

describe('secrets at rest', () => {
  const directory = temporaryDirectory();
  const clock = new MovableClock();
  const ring = join(directory, 'data-keys/key-ring.json');
  let hindcast: RunningService;
  const start = async () => {
    hindcast = await runningService({ directory, clock });
  };
  const restart = async () => {
    await hindcast.stop();
    await start();
  };
  const alerts = async () => (await hindcast.get('/v1/alerts?status=open')).body.items.map(({ id }: { id: string }) => id);

  beforeAll(start);
  afterAll(() => hindcast.stop());

  it('are under a key that is apart from the data, and told by name alone', async () => {
    const { body } = await hindcast.get('/v1/secrets');
    expect(body).toMatchObject({ keys: [{ isPresent: true }], secrets: [expect.stringMatching(/^log-[0-9a-f]{8}$/)] });
    const { keys } = JSON.parse(readFileSync(ring, 'utf8'));
    expect([keys[0].id, JSON.stringify(body).includes(keys[0].secret)]).toEqual([body.keys[0].id, false]);
    expect(readdirSync(join(directory, 'data/keys'))).toEqual([`${body.secrets[0]}.sealed.json`]);
  });

  it('go under a new key on request, once for a name of the request, and the log signs as before', async () => {
    const { key } = (await hindcast.get('/v1/log/key')).body;
    const rotated = await hindcast.post('/v1/secrets/rotation', undefined, { 'Idempotency-Key': 'once' });
    expect([rotated.status, rotated.body.secrets]).toEqual([201, 1]);
    expect((await hindcast.post('/v1/secrets/rotation', undefined, { 'Idempotency-Key': 'once' })).body).toEqual(rotated.body);
    expect((await hindcast.get('/v1/secrets')).body.keys.map(({ isPresent }: { isPresent: boolean }) => isPresent)).toEqual([false, true]);
    const events = (await hindcast.get('/v1/events?type=SecretsKeyRotated')).body.items;
    expect(events.map(({ data }: { data: object }) => data)).toMatchObject([{ keyId: rotated.body.keyId, secrets: 1 }]);
    await restart();
    expect((await hindcast.get('/v1/log/key')).body.key).toBe(key);
  });

  it('raise an alert when the key is 90 days old, which a rotation resolves', async () => {
    expect(await alerts()).not.toContain('secrets-key-old');
    clock.moveTo(new Date(Date.now() + 91 * 86_400_000).toISOString());
    await restart();
    expect(await alerts()).toContain('secrets-key-old');
    await hindcast.post('/v1/secrets/rotation');
    expect(await alerts()).not.toContain('secrets-key-old');
  });

  it('are not given up when the key ring is lost: the service says so and does not become ready', async () => {
    await hindcast.stop();
    renameSync(ring, `${ring}.away`);
    await expect(start()).rejects.toThrow(/key-ring\.json is not there: restore it from where you keep its copy/);
    renameSync(`${ring}.away`, ring);
    await start();
    expect((await hindcast.get('/health/ready')).status).toBe(200);
  });

  it('take in a private key that a version from before left in the clear', async () => {
    const { key } = (await hindcast.get('/v1/log/key')).body;
    const [name = ''] = (await hindcast.get('/v1/secrets')).body.secrets;
    await hindcast.stop();
    const keys = join(directory, 'data/keys');
    const pem = new SecretFiles(keys, new KeyRing(ring), () => clock.now()).read(name) as Buffer;
    rmSync(join(keys, `${name}.sealed.json`));
    writeFileSync(join(keys, `${name}.pem`), pem);
    await start();
    expect((await hindcast.get('/v1/log/key')).body.key).toBe(key);
    expect(readdirSync(keys)).toEqual([`${name}.sealed.json`]);
  });
});
