import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createBackup } from '#app/modules/backups/work/create-backup';
import { drill } from '#app/modules/backups/work/drill';
import { shipAdditions } from '#app/modules/backups/work/ship-additions';
import { verifyBackup } from '#app/modules/backups/work/verify-backup';
import { settingsFrom } from '#modules/configuration';
import { projectionCatalog } from '#projections/catalog';
import { currentReadFile, fingerprintOf, ReadSide } from '#projections/runner';
import { PracticeService } from '#app/modules/backups/work/practice-service';
import { drawAppend, filledLog, meta, scratchDirectory } from './fixture';
import { type Bar, timed } from './report';

const now = () => new Date().toISOString();
const ids = (n: number) => `019a9c3e-5b7a-7c21-9d8e-3f1a2b4c5d0${n}`;

/** What backups cost, and what recovery from them takes. */
export async function backupBars(events: number): Promise<Bar[]> {
  const directory = scratchDirectory();
  const dataDir = join(directory, 'data');
  mkdirSync(dataDir);
  const log = await filledLog(dataDir, events);
  const readSide = new ReadSide({
    directory: join(dataDir, 'read'),
    logFile: join(dataDir, 'log.db'),
    log,
    projections: projectionCatalog,
  });
  await readSide.open();
  await readSide.close();
  const place = join(directory, 'backups');
  const keyRingFile = join(directory, 'keys', 'key-ring.json');
  const source = { place, dataDir, modelsDir: join(directory, 'models'), keyRingFile, sealedBy: null };
  const file = currentReadFile(join(dataDir, 'read')) as string;
  const { configuration } = settingsFrom({});
  const surroundings = { version: '0', configuration, readSide: { file, fingerprint: await fingerprintOf(projectionCatalog) } };
  const create = (kind: 'database' | 'models' | 'configuration', n: number, sealedBy: string | null = null) =>
    createBackup({ id: ids(n), kind, at: now(), source: { ...source, sealedBy }, surroundings });
  const bars: Bar[] = [];
  const bar = (name: string, measured: number, limit: number, note = '') =>
    bars.push({ name, measured, limit, atLeast: false, unit: 'ms', note });

  let name = '';
  const sealed = join(directory, 'sealed');
  bar(
    'backup of the log, sealed',
    await timed(() =>
      createBackup({ id: ids(4), kind: 'database', at: now(), source: { ...source, place: sealed, sealedBy: keyRingFile }, surroundings }),
    ),
    60_000,
  );
  rmSync(sealed, { recursive: true });
  bar('backup of the log', await timed(async () => ({ name } = await create('database', 1))), 60_000);
  bar(
    'its verification: restored, folded, compared',
    await timed(async () => assertSound(await verifyBackup({ place, name, keyRingFile, dataDir: null }))),
    300_000,
  );
  await create('models', 2);
  await create('configuration', 3);
  let next = events;
  for (const count of [1, 1_000, 20_000]) {
    for (let left = count; left > 0; left -= 5_000) {
      const part = Array.from({ length: Math.min(left, 5_000) }, () => drawAppend(next++));
      await log.append(part, { meta: meta(1) });
    }
    bar(`shipping ${count} new events`, await timed(() => shipAdditions(source, now())), 5_000);
  }
  const line = JSON.parse(log.line(log.head) as string);
  log.close();
  bars.push(await crashBar(directory));
  const { measures } = await drill(
    { place, keyRingFile, now: now(), onRecord: { position: line.position, recordedAt: line.recordedAt } },
    () => {},
  );
  for (const { scenario, recoveryMs, recoveryMsMax, eventsLost, found } of measures)
    bar(`recovery, ${scenario}`, recoveryMs, recoveryMsMax, `${eventsLost} events lost; ${found}`);
  if (!existsSync(place)) throw new Error('the backups are gone');
  return bars;
}

/** A service that is killed, and started again. */
async function crashBar(directory: string): Promise<Bar> {
  await (await PracticeService.start(directory)).stop();
  const measured = await timed(async () => (await PracticeService.start(directory)).stop());
  return { name: 'recovery, killed', measured, limit: 2_000, atLeast: false, unit: 'ms', note: 'the service killed, started, and ready' };
}

function assertSound({ problems }: { problems: readonly string[] }): void {
  if (problems.length > 0) throw new Error(problems.join('\n'));
}
