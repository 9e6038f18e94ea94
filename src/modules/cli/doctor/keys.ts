import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { logKeyStream } from '#events/proofs';
import type { LogFile } from '#events/store';
import type { Settings } from '#modules/configuration';
import { KeyRing, SecretFiles } from '#modules/platform';
import { type Finding, fail, messageOf, ok } from './finding';

const check = 'keys';
const othersMay = 0o077;

/** Looks at the keys: that nobody else can read them, that they open, and that the one that signs the log is among them. */
export function checkKeys({ keysDir, keyRingFile }: Settings, log: LogFile): Finding {
  const signing = signingKeyOf(log);
  if (!existsSync(keysDir)) return signing === null ? ok(check, 'there are none yet; the first start makes them') : lost(signing, keysDir);
  const open = [keysDir, ...readdirSync(keysDir).map((name) => join(keysDir, name)), keyRingFile].filter(isOpenToOthers);
  if (open.length > 0)
    return fail(check, `others can read ${open.join(', ')}`, `chmod go-rwx ${open.join(' ')}, then rotate what was open`);
  try {
    // An unsealed secret is looked at by nobody: that it opens is all there is to know.
    const secrets = new SecretFiles(keysDir, new KeyRing(keyRingFile), () => '');
    const names = secrets.names();
    for (const name of names) secrets.read(name);
    if (signing !== null && !names.includes(signing) && !existsSync(join(keysDir, `${signing}.pem`))) return lost(signing, keysDir);
    return ok(check, `${names.length} secrets open with ${keyRingFile}; nobody else can read them`);
  } catch (error) {
    return fail(check, messageOf(error), `restore ${keysDir} and ${keyRingFile} from your copies`);
  }
}

const lost = (name: string, keysDir: string): Finding =>
  fail(
    check,
    `${name}, which signs the log, is not in ${keysDir}`,
    'restore it from your copy: without it the next start signs with another key',
  );

/** The name of the key that signs now, from the verifier key `<origin>+<id>+<key>` on record; null before there is one. */
function signingKeyOf(log: LogFile): string | null {
  const last = log.readStream(logKeyStream).at(-1)?.data as { key: string } | undefined;
  return last === undefined ? null : `log-${last.key.split('+')[1]}`;
}

const isOpenToOthers = (file: string): boolean =>
  process.platform !== 'win32' && existsSync(file) && (statSync(file).mode & othersMay) !== 0;
