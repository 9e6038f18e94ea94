import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryDirectory } from '../../../test/support/temporary-directory';
import { KeySecrets } from './key-secrets';

const first = '01a1fb75-27ac-756e-89b5-25fe0f2eec20';
const second = '01a1fb75-27ac-756e-89b5-25fe0f2eec21';
const place = () => join(temporaryDirectory(), 'api');

describe('the secrets of keys', () => {
  it('are told apart, also after a restart', () => {
    const directory = place();
    const secrets = new KeySecrets(directory);
    const [one, other] = [secrets.make(first), secrets.make(second)];
    for (const each of [secrets, new KeySecrets(directory)]) {
      expect([each.fits(first, one), each.fits(second, other)]).toEqual([true, true]);
      expect([each.fits(first, other), each.fits(second, one), each.fits(first, ''), each.fits('nobody', one)]).toEqual(
        Array(4).fill(false),
      );
    }
  });

  it('are 32 random bytes of which only a hash is kept, for the eyes of the owner', () => {
    const directory = place();
    const secret = new KeySecrets(directory).make(first);
    expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
    expect(readdirSync(directory)).toEqual([`${first}.sha256`]);
    expect(readFileSync(join(directory, `${first}.sha256`), 'utf8')).not.toContain(secret);
    expect([statSync(directory).mode & 0o777, statSync(join(directory, `${first}.sha256`)).mode & 0o777]).toEqual([0o700, 0o600]);
  });

  it('open nothing once they are erased, or where their file is damaged', () => {
    const directory = place();
    const [one, other] = [new KeySecrets(directory).make(first), new KeySecrets(directory).make(second)];
    const secrets = new KeySecrets(directory);
    secrets.erase(first);
    expect([secrets.has(first), secrets.fits(first, one), readdirSync(directory)]).toEqual([false, false, [`${second}.sha256`]]);
    writeFileSync(join(directory, `${second}.sha256`), 'abc\n');
    expect([secrets.has(second), secrets.fits(second, other)]).toEqual([false, false]);
  });
});
