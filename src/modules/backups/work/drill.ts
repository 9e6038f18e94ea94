import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DrillMeasure, DrillScenario } from '#events/backups';
import { verifyLog } from '#events/store';
import { configurationFrom, type ConfiguredValue } from '#modules/configuration';
import { PracticeService } from './practice-service';
import { type Restored, restore } from './restore';
import type { RestoredLog } from './restore-log';
import type { RestoreTask } from './restore-task';

/** What recovery aims at, in milliseconds, for a log of a million events. */
const targets: Readonly<Record<DrillScenario, Readonly<{ recoveryMsMax: number; lostMsMax: number }>>> = {
  'log-corrupted': { recoveryMsMax: 60_000, lostMsMax: 5_000 },
  'configuration-lost': { recoveryMsMax: 60_000, lostMsMax: 0 },
  'models-lost': { recoveryMsMax: 60_000, lostMsMax: 0 },
  'everything-lost': { recoveryMsMax: 300_000, lostMsMax: 5_000 },
};

/** What is on record as the drill begins: the last event's position and time. */
export type OnRecord = Readonly<{ position: number; recordedAt: string | null }>;

/** A drill: from which backups, and what they are compared with. */
export type DrillTask = Readonly<{ place: string; keyRingFile: string; now: string; onRecord: OnRecord }>;

export type DrillResult = Readonly<{ events: number; measures: readonly DrillMeasure[] }>;

type Practice = Readonly<{ directory: string; task: DrillTask }>;
type Recovery = Readonly<{ log: RestoredLog | null; found: string }>;

const bytesDestroyed = 4_096;

/** Practises recovery from backups in a temporary place: nothing that serves is touched. @param onMeasure is told of each scenario as it is over */
export async function drill(task: DrillTask, onMeasure: (measure: DrillMeasure) => void): Promise<DrillResult> {
  const practice: Practice = { directory: mkdtempSync(join(tmpdir(), 'hindcast-drill-')), task };
  const measures: DrillMeasure[] = [];
  try {
    for (const [scenario, recover] of scenarios) {
      const measure = await measured(scenario, () => recover(practice), task);
      onMeasure(measure);
      measures.push(measure);
    }
  } finally {
    rmSync(practice.directory, { recursive: true, force: true });
  }
  return { events: task.onRecord.position, measures };
}

/** In this order: what the first one restores is what the others lose again. The loss itself is not on the clock. */
const scenarios: readonly (readonly [DrillScenario, (practice: Practice) => Promise<() => Promise<Recovery>>])[] = [
  ['everything-lost', async (practice) => () => recoverEverything(practice)],
  ['log-corrupted', loseLog],
  ['models-lost', loseModels],
  ['configuration-lost', loseConfiguration],
];

async function measured(
  scenario: DrillScenario,
  lose: () => Promise<() => Promise<Recovery>>,
  { onRecord }: DrillTask,
): Promise<DrillMeasure> {
  const recover = await lose();
  const started = performance.now();
  const { log, found } = await recover();
  const recoveryMs = Math.round(performance.now() - started);
  const { recoveryMsMax, lostMsMax } = targets[scenario];
  const loss = log ? lossOf(log, onRecord) : { eventsLost: 0, lostMs: 0 };
  const passed = recoveryMs <= recoveryMsMax && loss.lostMs <= lostMsMax;
  return { scenario, recoveryMs, recoveryMsMax, ...loss, lostMsMax, found, passed };
}

/** Events that did not come back, and how long it took to record them. */
function lossOf({ head, recordedAt }: RestoredLog, onRecord: OnRecord): { eventsLost: number; lostMs: number } {
  const eventsLost = Math.max(0, onRecord.position - head);
  const lostMs = eventsLost === 0 ? 0 : Date.parse(onRecord.recordedAt ?? '') - Date.parse(recordedAt ?? onRecord.recordedAt ?? '');
  return { eventsLost, lostMs };
}

function restored({ directory, task }: Practice, changes: Partial<RestoreTask>): Promise<Restored> {
  const { place, keyRingFile, now } = task;
  const [dataDir, modelsDir] = [join(directory, 'data'), join(directory, 'models')];
  return restore({ ...{ place, keyRingFile, now, dataDir, modelsDir, backupId: null, target: null, only: null, force: true }, ...changes });
}

async function serves(directory: string): Promise<void> {
  await (await PracticeService.start(directory)).stop();
}

async function recoverEverything(practice: Practice): Promise<Recovery> {
  const { data, models } = await restored(practice, { force: false });
  await serves(practice.directory);
  return {
    log: data,
    found: `${data?.head} events, ${data?.checkpoints} checkpoints and ${models ?? 0} artifacts were restored, and served`,
  };
}

async function loseLog(practice: Practice): Promise<() => Promise<Recovery>> {
  const file = join(practice.directory, 'data', 'log.db');
  destroy(file);
  const damage = damageOf(file);
  return async () => {
    const { data } = await restored(practice, { only: 'database' });
    await serves(practice.directory);
    return { log: data, found: `the damage was found (${damage}); ${data?.head} events were restored, and served` };
  };
}

/** Overwrites a part of the middle of a log. Its write-ahead log goes with it: pages in there would stand in for those that are overwritten. */
function destroy(file: string): void {
  for (const suffix of ['-wal', '-shm']) rmSync(file + suffix, { force: true });
  const descriptor = openSync(file, 'r+');
  writeSync(descriptor, Buffer.alloc(bytesDestroyed, 0xff), 0, bytesDestroyed, Math.floor(statSync(file).size / 2));
  closeSync(descriptor);
}

/** @throws Error when nobody would have noticed */
function damageOf(file: string): string {
  let problem: string | undefined;
  try {
    [problem] = verifyLog(file).problems;
  } catch (error) {
    problem = (error as Error).message;
  }
  if (problem === undefined) throw new Error('a log that was overwritten in its middle was found to be sound');
  return problem.slice(0, 200);
}

async function loseModels(practice: Practice): Promise<() => Promise<Recovery>> {
  rmSync(join(practice.directory, 'models'), { recursive: true, force: true });
  return async () => {
    const { models } = await restored(practice, { only: 'models' });
    await serves(practice.directory);
    return { log: null, found: models === null ? 'there is no backup of models' : `${models} artifacts were restored, and served` };
  };
}

async function loseConfiguration(practice: Practice): Promise<() => Promise<Recovery>> {
  rmSync(join(practice.directory, 'data', 'configuration'), { recursive: true, force: true });
  return async () => {
    const { configuration } = await restored(practice, { only: 'configuration' });
    const found = configuration === null ? 'there is no backup of the configuration' : acceptedIn(practice.directory, configuration);
    await serves(practice.directory);
    return { log: null, found };
  };
}

/** A service with the operator's settings would do what they say, such as back up these copies: they are read, and no more. @throws ConfigurationError */
function acceptedIn(directory: string, file: string): string {
  configurationFrom({ argv: ['--config', file], variables: {}, directory });
  const settings = JSON.parse(readFileSync(join(file, '..', 'settings.json'), 'utf8')) as ConfiguredValue[];
  const secret = settings.filter(({ value, source }) => value === null && source !== 'default').map(({ name }) => name);
  const rest = secret.length === 0 ? '' : `; secrets are in no backup: ${secret.join(', ')}`;
  return `${Object.keys(JSON.parse(readFileSync(file, 'utf8'))).length} settings were restored and are accepted${rest}`;
}
