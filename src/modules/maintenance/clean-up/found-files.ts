import { lstatSync, readdirSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { cardOf, isArtifactName } from '#modules/artifacts';
import type { Form, Found, Place } from '../domain/leftovers';

/** Where to look; every directory but the one for temporary files is the service's own. */
export type Places = Readonly<{ dataDir: string; modelsDir: string; temporaryDir: string }>;

/** What is there, before anybody asked the log. `trainingId`: of an artifact, by its card. */
export type FoundFile = Omit<Found, 'isReferred' | 'isOurs' | 'ageMs'> & Readonly<{ name: string; trainingId: string | null }>;

/** Names of one form, in a directory within a place. */
type Search = Readonly<{ place: Place; within: string; form: Form; kind: 'file' | 'folder'; fits: (name: string) => boolean }>;

const fits = (pattern: RegExp) => (name: string) => pattern.test(name);

/** Files are written beside the one that they replace, under its name with the pid of who writes. */
const temporary = /^[\w.-]+\.(\d+|json)\.tmp$/;

const searches: readonly Search[] = [
  { place: 'models', within: '', form: 'artifact', kind: 'folder', fits: isArtifactName },
  { place: 'models', within: '', form: 'unfinished', kind: 'folder', fits: fits(/^\.writing-[\w.-]+$/) },
  { place: 'models', within: '', form: 'discarded', kind: 'folder', fits: fits(/^\.removing-[\w.-]+$/) },
  { place: 'data', within: '', form: 'unfinished', kind: 'folder', fits: fits(/^\.restoring$/) },
  { place: 'data', within: '', form: 'damaged', kind: 'file', fits: fits(/^logs\.db\.damaged$/) },
  ...['', 'keys', 'keys/api', 'checkpoints'].map(
    (within): Search => ({ place: 'data', within, form: 'unfinished', kind: 'file', fits: fits(temporary) }),
  ),
  { place: 'temporary', within: '', form: 'scratch', kind: 'folder', fits: fits(/^hindcast-(backup|drill|verify)-[\w-]+$/) },
];

/** Everything that has a name of one of the forms, whoever may need it. What is a link, or another user's, is neither. */
export function foundFiles(places: Places): FoundFile[] {
  return searches.flatMap((search) =>
    namesIn(join(directoryOf(places, search.place), search.within))
      .filter(search.fits)
      .flatMap((name) => foundFile(places, search, name) ?? []),
  );
}

export const directoryOf = ({ dataDir, modelsDir, temporaryDir }: Places, place: Place): string =>
  ({ data: dataDir, models: modelsDir, temporary: temporaryDir })[place];

/** Size of a file, or of all files in a folder, in bytes, and the last change of anything in it; null where it is gone, or cannot be read. */
export function measured(path: string): Readonly<{ bytes: number; changedAt: string }> | null {
  const all = entriesOf(path);
  if (all === null) return null;
  const bytes = all.reduce((sum, stats) => sum + (stats.isFile() ? stats.size : 0), 0);
  return { bytes, changedAt: new Date(Math.max(...all.map(({ mtimeMs }) => mtimeMs))).toISOString() };
}

function foundFile(places: Places, { place, within, form, kind }: Search, name: string): FoundFile | null {
  const path = within === '' ? name : `${within}/${name}`;
  const full = join(directoryOf(places, place), path);
  const stats = statsOf(full);
  const isOfKind = kind === 'file' ? stats?.isFile() : stats?.isDirectory();
  if (!stats || !isOfKind || !isOwn(stats)) return null;
  const size = measured(full);
  const trainingId = form === 'artifact' ? (cardOf(places.modelsDir, name)?.trainingId ?? null) : null;
  return size && { place, path, name, form, ...size, trainingId };
}

/** A directory that is shared holds what others have left, too. */
const isOwn = ({ uid }: Stats): boolean => process.getuid === undefined || uid === process.getuid();

function entriesOf(path: string): Stats[] | null {
  const stats = statsOf(path);
  if (!stats) return null;
  if (!stats.isDirectory()) return [stats];
  const inside = namesIn(path).map((name) => entriesOf(join(path, name)));
  return [stats, ...inside.flatMap((each) => each ?? [])];
}

function statsOf(path: string): Stats | undefined {
  return lstatSync(path, { throwIfNoEntry: false });
}

function namesIn(directory: string): string[] {
  try {
    return readdirSync(directory);
  } catch (error) {
    if (isGone(error)) return [];
    throw error;
  }
}

/** Whether it is not there, or was removed while it was looked at. */
const isGone = (error: unknown): boolean => ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '');
