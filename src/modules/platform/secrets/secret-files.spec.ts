import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryDirectory } from '../../../../test/support/temporary-directory';
import { EnvelopeError } from './envelope';
import { KeyRing, KeyRingError } from './key-ring';
import { SecretFiles } from './secret-files';

const now = '2026-11-20T17:00:01.000Z';

function secretsIn(directory = temporaryDirectory()) {
  const ring = new KeyRing(join(directory, 'apart', 'key-ring.json'));
  return { directory, ring, secrets: new SecretFiles(join(directory, 'data'), ring, () => now) };
}

describe('secrets at rest', () => {
  it('are read as they were written, and nobody else finds them in the files', () => {
    const { directory, ring, secrets } = secretsIn();
    secrets.write('a', Buffer.from('very secret'));
    expect(secrets.read('a')?.toString()).toBe('very secret');
    expect(readFileSync(join(directory, 'data/a.sealed.json'), 'utf8')).not.toMatch(/very|secret"/);
    expect([statSync(ring.file).mode & 0o777, statSync(join(directory, 'data/a.sealed.json')).mode & 0o777]).toEqual([0o600, 0o600]);
  });

  it('are none where none was written', () => {
    const { ring, secrets } = secretsIn();
    expect([secrets.read('a'), secrets.names(), ring.exists]).toEqual([null, [], false]);
  });

  it('are never overwritten', () => {
    const { secrets } = secretsIn();
    secrets.write('a', Buffer.from('first'));
    expect(() => secrets.write('a', Buffer.from('second'))).toThrow('there is a secret a already');
    expect(secrets.read('a')?.toString()).toBe('first');
  });

  it('take in what stood in a plain file, and leave none', () => {
    const { directory, secrets } = secretsIn();
    const plain = join(directory, 'a.pem');
    writeFileSync(plain, 'from before');
    secrets.takeIn('a', plain);
    expect([secrets.read('a')?.toString(), existsSync(plain)]).toEqual(['from before', false]);
    secrets.takeIn('a', plain);
    expect(secrets.read('a')?.toString()).toBe('from before');
  });

  it('go under a new key, also when the last time broke off in the middle', () => {
    const { ring, secrets } = secretsIn();
    for (const name of ['a', 'b', 'c']) secrets.write(name, Buffer.from(name));
    const first = ring.present(now);
    const second = ring.add(now);
    secrets.write('d', Buffer.from('d'));
    expect([secrets.rewrap(), ring.all().map(({ id }) => id)]).toEqual([4, [first.id, second.id]]);
    expect(secrets.names().map((name) => secrets.read(name)?.toString())).toEqual(['a', 'b', 'c', 'd']);
    expect(secrets.rewrap()).toBe(4);
  });

  it('are told from ones that were changed or moved', () => {
    const { directory, secrets } = secretsIn();
    secrets.write('a', Buffer.from('a'));
    const file = join(directory, 'data/a.sealed.json');
    writeFileSync(join(directory, 'data/b.sealed.json'), readFileSync(file));
    expect(() => secrets.read('b')).toThrow(EnvelopeError);
    writeFileSync(file, 'no envelope');
    expect(() => secrets.read('a')).toThrow(EnvelopeError);
  });
});

describe('a key ring', () => {
  it('that is lost, damaged, open to others or another one is told of, and never made anew over secrets', () => {
    const { ring, secrets } = secretsIn();
    secrets.write('a', Buffer.from('a'));
    const good = readFileSync(ring.file, 'utf8');
    chmodSync(ring.file, 0o644);
    expect(() => secrets.read('a')).toThrow(/can be read by others than its owner/);
    chmodSync(ring.file, 0o600);
    writeFileSync(ring.file, good.slice(0, 40));
    expect(() => secrets.read('a')).toThrow(/is damaged, or no key ring/);
    const other = secretsIn();
    other.secrets.write('x', Buffer.from('x'));
    writeFileSync(ring.file, readFileSync(other.ring.file));
    expect(() => secrets.read('a')).toThrow(/has no key [0-9a-f]{16}: it is another ring, or an old copy/);
    writeFileSync(ring.file, good);
    expect(secrets.read('a')?.toString()).toBe('a');
  });

  it('that is not there opens nothing', () => {
    const { directory, secrets } = secretsIn();
    secrets.write('a', Buffer.from('a'));
    const elsewhere = new SecretFiles(join(directory, 'data'), new KeyRing(join(directory, 'none.json')), () => now);
    expect(() => elsewhere.read('a')).toThrow(KeyRingError);
    expect(readdirSync(directory)).not.toContain('none.json');
  });
});
