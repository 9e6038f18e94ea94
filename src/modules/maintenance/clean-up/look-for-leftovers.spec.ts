import { mkdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { DomainEvent } from '#events/kernel';
import { RetentionApplied } from '#events/maintenance';
import { OperationFailed } from '#events/operations';
import { ModelArchived, ModelRegistered, TrainingRequested, trainingStream } from '#events/training';
import { logUnderTest, meta } from '../../../../test/support/log-under-test';
import { lookForLeftovers, type LookTask } from './look-for-leftovers';

const training = '01a1fb75-27ac-756e-89b5-000000000001';
const unknown = '01a1fb75-27ac-756e-89b5-000000000002';
const now = '2026-11-20T12:00:00.000Z';
const long = new Date('2026-10-01T00:00:00.000Z');

const artifacts = ['00000001', '00000002', '00000003'].map((hash) => `frequency_20261001_000000_${hash}`);
const others = ['.writing-a1b2c3', '.removing-frequency_20261001_000000_00000004'];
const names = [...artifacts, ...others];

const requested = TrainingRequested({
  ...{ trainingId: training, modelId: training, game: 'powerball', algorithm: 'frequency', hyperparameters: {}, seed: 1 },
  ...{ slot: 'frequency', experiment: null, members: [] },
});
const registered = (artifact: string) =>
  ModelRegistered({
    ...{ modelId: unknown, trainingId: training, game: 'powerball', algorithm: 'frequency', slot: 'frequency', artifact },
    ...{ artifactSha256: '0'.repeat(64), trainedThrough: '2026-10-01', synthetic: false },
  });
/** Events of all kinds may name a file, deep in a text too. */
const namings: readonly ((name: string) => DomainEvent)[] = [
  registered,
  (artifact) => ModelArchived({ modelId: unknown, artifact, kept: 1 }),
  (name) => OperationFailed({ operation: 'load-model', position: null, attempts: 1, reason: `models/${name}/model.json: "gone"` }),
];
const removal = (path: string) =>
  RetentionApplied({ cleanUpId: unknown, report: '0'.repeat(64), removed: [{ place: 'models', path, bytes: 0 }], bytes: 0 });

/** A log, and the places where something may be left over. */
async function places(events: readonly DomainEvent[] = []) {
  const { directory, file: logFile, log } = await logUnderTest();
  await log.append([{ stream: trainingStream(training), expectedVersion: 'none', events: [requested] }], { meta });
  for (const event of events) await log.append([{ stream: 'system-spec', expectedVersion: 'any', events: [event] }], { meta });
  const [dataDir, modelsDir, temporaryDir] = ['data', 'models', 'tmp'].map((name) => join(directory, name)) as [string, string, string];
  for (const each of [dataDir, modelsDir, temporaryDir, join(dataDir, 'keys')]) mkdirSync(each);
  const task: LookTask = { logFile, dataDir, modelsDir, temporaryDir, now };
  return { task, close: () => log.close() };
}

function folder(within: string, name: string, trainingId = training, at = long): void {
  const path = join(within, name);
  mkdirSync(path);
  writeFileSync(join(path, 'model-card.json'), JSON.stringify({ trainingId, modelId: unknown }));
  for (const each of [join(path, 'model-card.json'), path]) utimesSync(each, at, at);
}

function file(within: string, name: string): void {
  writeFileSync(join(within, name), '1234567');
  utimesSync(join(within, name), long, long);
}

const paths = (task: LookTask) => lookForLeftovers(task).removable.map(({ place, path }) => `${place}/${path}`);

describe('looking for what is left over', () => {
  it('finds nothing that any event refers to, whatever the history and the files', async () => {
    const naming = fc.record({ name: fc.constantFrom(...names), by: fc.nat(namings.length - 1) });
    const history = fc.array(naming, { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(history, fc.subarray(names), async (named, there) => {
        const { task, close } = await places(named.map(({ name, by }) => (namings[by] as (typeof namings)[number])(name)));
        for (const name of there) folder(task.modelsDir, name);
        const referred = new Set(named.map(({ name }) => name));
        expect(paths(task).sort()).toEqual(
          there
            .filter((name) => !referred.has(name))
            .map((name) => `models/${name}`)
            .sort(),
        );
        close();
      }),
      { numRuns: 25 },
    );
  });

  it('takes a clean-up that named something for no need of it', async () => {
    const [artifact = ''] = artifacts;
    const { task, close } = await places([removal(artifact)]);
    folder(task.modelsDir, artifact);
    expect(paths(task)).toEqual([`models/${artifact}`]);
    close();
  });

  it('finds what was broken off in every place, with its size and age', async () => {
    const { task, close } = await places();
    folder(task.dataDir, '.restoring');
    file(task.dataDir, 'logs.db.damaged');
    file(task.dataDir, 'api-key-uses.json.tmp');
    file(join(task.dataDir, 'keys'), 'log.json.4711.tmp');
    folder(task.temporaryDir, 'hindcast-backup-Ab12Cd');
    folder(task.temporaryDir, 'hindcast-drill-Ab12Cd');
    const { removable, leftAlone } = lookForLeftovers(task);
    expect(removable.map(({ place, path }) => `${place}/${path}`)).toEqual([
      'data/.restoring',
      'data/logs.db.damaged',
      'data/api-key-uses.json.tmp',
      'data/keys/log.json.4711.tmp',
      'temporary/hindcast-backup-Ab12Cd',
      'temporary/hindcast-drill-Ab12Cd',
    ]);
    expect(removable[1]).toMatchObject({ bytes: 7, changedAt: long.toISOString(), ageMs: Date.parse(now) - long.getTime() });
    expect(leftAlone).toEqual([]);
    close();
  });

  it('finds nothing that has another name, is a link, or has just changed', async () => {
    const { task, close } = await places();
    folder(task.modelsDir, 'notes');
    folder(task.dataDir, 'before-restore-20261001T000000000Z');
    file(task.dataDir, 'log.db');
    file(task.dataDir, 'draws.tmp');
    folder(task.temporaryDir, 'hindcast-Ab12Cd');
    symlinkSync(task.dataDir, join(task.temporaryDir, 'hindcast-backup-Link00'));
    folder(task.modelsDir, artifacts[0] as string, training, new Date('2026-11-20T11:00:00.000Z'));
    // A folder is as young as the youngest file in it.
    folder(task.modelsDir, artifacts[1] as string);
    writeFileSync(join(task.modelsDir, artifacts[1] as string, 'model-card.json'), '{}');
    expect(lookForLeftovers(task)).toMatchObject({ removable: [], leftAlone: [] });
    close();
  });

  it('leaves an artifact alone whose training is not in this log, or that tells of none', async () => {
    const { task, close } = await places();
    folder(task.modelsDir, artifacts[0] as string, unknown);
    mkdirSync(join(task.modelsDir, artifacts[1] as string));
    utimesSync(join(task.modelsDir, artifacts[1] as string), long, long);
    const { removable, leftAlone } = lookForLeftovers(task);
    expect([removable, leftAlone.map(({ path }) => path).sort()]).toEqual([[], artifacts.slice(0, 2)]);
    close();
  });
});
