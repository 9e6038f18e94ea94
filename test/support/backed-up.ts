import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BackupSettings } from '#modules/configuration';
import { type RunningService, runningService } from './running-service';
import { sampleCsv } from './sample-csv';
import { temporaryDirectory } from './temporary-directory';
import { until } from './until';

type Json = ReturnType<typeof JSON.parse>;
type BackedUp = Readonly<{ hindcast: RunningService; place: string }>;

/** Threads of a low priority take their time on a machine that is busy. */
export const patienceMs = 60_000;

/** A service that is backed up to a place of its own, and ships quickly. */
export async function backedUpService(options: { directory?: string; backups?: Partial<BackupSettings> } = {}): Promise<BackedUp> {
  const place = options.backups?.directory ?? temporaryDirectory();
  const backups = { shipEveryMs: 20, ...options.backups, directory: place };
  return { hindcast: await runningService({ ...options, backups }), place };
}

/** Directories of the backups of a kind, the oldest first. */
export const backupDirectories = (place: string, kind: string): string[] =>
  readdirSync(place)
    .filter((name) => name.startsWith(`${kind}-`))
    .sort()
    .map((name) => join(place, name));

/** What a backup says of itself, or what was added to it. */
export const readJson = (...path: string[]): Json => JSON.parse(readFileSync(join(...path), 'utf8'));

/** Waits until every backup that was asked for is made and verified. @returns them, the newest first */
export const settled = async ({ get }: RunningService): Promise<Json[]> =>
  until(
    async () => (await get('/v1/backups')).body.items as Json[],
    (items) => items.length > 0 && items.every(({ status }) => !['requested', 'created'].includes(status)),
    patienceMs,
  );

/** Position that the newest backup of the database reaches, with what was added to it. */
export function reached(place: string): number {
  const directory = backupDirectories(place, 'database').at(-1) as string;
  const additions = join(directory, 'additions.json');
  const last = existsSync(additions) ? readJson(additions).segments.at(-1) : undefined;
  return last?.to ?? readJson(directory, 'manifest.json').position;
}

/** How many checkpoints reach the newest backup of the database. */
export function checkpointsIn(place: string): number {
  const directory = backupDirectories(place, 'database').at(-1) as string;
  const files: Json[] = [...readJson(directory, 'manifest.json').files, ...readJson(directory, 'additions.json').files];
  return new Set(files.map(({ path }) => path).filter((path) => /^checkpoints\/.*\.txt$/.test(path))).size;
}

/** Position of the log. */
export const headOf = async ({ get }: RunningService): Promise<number> => (await get('/v1/events?limit=1')).body.items[0].position;

/** Waits until all that is on record is in the backups. @returns the position */
export const shipped = async (hindcast: RunningService, place: string): Promise<number> =>
  until(
    async () => {
      const head = await headOf(hindcast);
      return reached(place) >= head ? head : 0;
    },
    (head) => head > 0,
    patienceMs,
  );

/** A place of backups of a service that is stopped: its draws came in three parts, each shipped before the next one. `positions` are the ends of the parts. */
export async function stoppedAndBackedUp(backups: Partial<BackupSettings> = {}) {
  const { hindcast, place } = await backedUpService({ backups });
  await settled(hindcast);
  const positions: number[] = [];
  for (const draws of [10, 25, 45]) {
    await hindcast.importCsv(sampleCsv(draws), draws === 45 ? { 'idempotency-key': 'the-last-import' } : {});
    await hindcast.post('/v1/log/checkpoints');
    positions.push(await shipped(hindcast, place));
    await until(() => checkpointsIn(place) === positions.length);
  }
  const root = (await hindcast.get(`/v1/log/checkpoint?size=${positions.at(-1)}`)).body;
  await hindcast.stop();
  return { directory: hindcast.directory, place, positions, checkpoint: root as string };
}
