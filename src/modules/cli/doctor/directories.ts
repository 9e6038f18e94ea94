import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { dataDirectoryOwner } from '#events/store';
import { type Finding, fail, messageOf, ok, warn } from './finding';

const [scarceBytes, fewBytes] = [1e9, 1e8];

/** A data directory, and whether the doctor may open what is in it. */
export type DataDirectory = Readonly<{ finding: Finding; isOpen: boolean; owner: string | null }>;

/** Looks at a data directory: whether it is there, whose it is, and which process works in it. */
export function checkDataDirectory(directory: string): DataDirectory {
  const check = 'data directory';
  const closed = (finding: Finding): DataDirectory => ({ finding, isOpen: false, owner: null });
  if (!existsSync(directory)) return closed(ok(check, `${directory} is not there yet; the first start makes it`));
  const matter = matterWith(directory);
  if (matter) return closed(fail(check, `${directory} ${matter}`, 'give HINDCAST_DATA_DIR a directory that the service may write to'));
  const { uid, mode } = statSync(directory);
  const own = process.getuid?.() ?? uid;
  // SQLite makes files beside a database that is opened: as another user's they would be in the service's way.
  if (uid !== own)
    return closed(
      warn(check, `${directory} is of user ${uid}, and this is user ${own}: nothing in it was opened`, `run the doctor as user ${uid}`),
    );
  const owner = dataDirectoryOwner(directory);
  const state = owner === null ? 'no process works in it' : `the process with pid ${owner} works in it`;
  const says = `${directory} can be written; ${state}`;
  return {
    finding: isReadByOthers(mode) ? warn(check, `${says}; other users can read it`, openAdvice(directory)) : ok(check, says),
    isOpen: true,
    owner,
  };
}

/** A group may be meant to; everybody is not. */
const isReadByOthers = (mode: number): boolean => (mode & 0o007) !== 0;

const openAdvice = (directory: string): string =>
  `chmod o-rwx ${directory}: whoever can read the files needs no key to know what is on record`;

/** Looks at where models' artifacts are. */
export function checkModelsDirectory(directory: string): Finding {
  const check = 'models directory';
  if (!existsSync(directory)) return ok(check, `${directory} is not there yet; the first training makes it`);
  const matter = matterWith(directory);
  if (matter) return fail(check, `${directory} ${matter}`, 'give HINDCAST_MODELS_DIR a directory that the service may write to');
  return ok(check, `${directory} can be written`);
}

/** Looks at the space that is left where a directory is, or will be. */
export function checkSpace(directory: string): Finding {
  const { bavail, bsize } = statfsSync(nearest(resolve(directory)));
  return spaceFinding(bavail * bsize);
}

/** What so much free space means. */
export function spaceFinding(freeBytes: number): Finding {
  const says = `${(freeBytes / 1e9).toFixed(1)} GB are free`;
  if (freeBytes < fewBytes) return fail('disk space', says, 'make room now: nothing more can be put on record when the disk is full');
  if (freeBytes < scarceBytes)
    return warn('disk space', says, 'make room: computing the read side anew needs as much again as it takes now');
  return ok('disk space', says);
}

function matterWith(directory: string): string | null {
  if (!statSync(directory).isDirectory()) return 'is no directory';
  try {
    accessSync(directory, constants.R_OK | constants.W_OK | constants.X_OK);
    return null;
  } catch (error) {
    return `cannot be written: ${messageOf(error)}`;
  }
}

const nearest = (directory: string): string => (existsSync(directory) ? directory : nearest(dirname(directory)));
