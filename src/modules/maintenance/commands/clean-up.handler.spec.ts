import { existsSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OperationFailed } from '#events/operations';
import { Settings } from '#modules/configuration';
import { Decisions, Occurrences, RandomIds, RequestContext, ServiceLog, SystemClock } from '#modules/platform';
import { ArtifactAccess } from '#modules/training';
import { logUnderTest, meta } from '../../../../test/support/log-under-test';
import { LeftoversReport } from '../clean-up/leftovers-report';
import { CleanUpCommand, CleanUpHandler } from './clean-up.handler';

const longAgo = new Date('2026-01-01T00:00:00.000Z');

/** The handler over real files; `afterLooking` happens once it has looked, before it removes anything. */
async function underTest(afterLooking: (log: Awaited<ReturnType<typeof logUnderTest>>['log'], modelsDir: string) => unknown) {
  const { directory, log } = await logUnderTest();
  const modelsDir = join(directory, 'models');
  const settings = new Settings('127.0.0.1', 0, directory, modelsDir, false);
  Object.defineProperty(settings, 'temporaryDir', { value: join(directory, 'tmp') });
  for (const name of ['.writing-one', '.writing-two']) {
    mkdirSync(join(modelsDir, name), { recursive: true });
    writeFileSync(join(modelsDir, name, 'model.json'), '{}');
    for (const path of [join(modelsDir, name, 'model.json'), join(modelsDir, name)]) utimesSync(path, longAgo, longAgo);
  }
  const report = new LeftoversReport(settings, new SystemClock());
  const shown = await report.now();
  const look = report.now.bind(report);
  report.now = async () => {
    const looked = await look();
    await afterLooking(log, modelsDir);
    return looked;
  };
  const context = new RequestContext();
  const occurrences = new Occurrences(new ServiceLog('info', [], new SystemClock(), context));
  const artifacts = new ArtifactAccess();
  const handler = new CleanUpHandler(report, log, new Decisions(log, context), artifacts, occurrences, new RandomIds(), settings);
  const cleanUp = () => context.run({ meta }, () => handler.execute(new CleanUpCommand(shown.id)));
  const left = () => ['.writing-one', '.writing-two'].filter((name) => existsSync(join(modelsDir, name)));
  const removals = () => [...log.scan(0)].flat().filter(({ type }) => type === 'RetentionApplied');
  return { log, artifacts, shown, cleanUp, left, removals };
}

describe('a clean-up', () => {
  it('removes what was shown, and has put it on record', async () => {
    const { cleanUp, left, removals, shown, log } = await underTest(() => {});
    expect(shown.removable).toHaveLength(2);
    expect((await cleanUp()).result.removed).toMatchObject([{ path: '.writing-one' }, { path: '.writing-two' }]);
    expect(left()).toEqual([]);
    expect(removals()).toMatchObject([{ meta: { actor: 'analyst' }, data: { report: shown.id, bytes: 4 } }]);
    log.close();
  });

  it('leaves what an event has come to refer to while it was going on', async () => {
    const naming = OperationFailed({ operation: 'spec', position: null, attempts: 1, reason: 'models/.writing-two was needed' });
    const { cleanUp, left, removals, log } = await underTest((of) =>
      of.append([{ stream: 'system-spec', expectedVersion: 'any', events: [naming] }], { meta }),
    );
    expect((await cleanUp()).result.removed).toMatchObject([{ path: '.writing-one' }]);
    expect(left()).toEqual(['.writing-two']);
    expect(removals()).toMatchObject([{ data: { removed: [{ path: '.writing-one' }] } }]);
    log.close();
  });

  it('leaves what somebody has written to meanwhile, and what is gone needs no removing', async () => {
    const { cleanUp, left, removals, log } = await underTest((_, modelsDir) =>
      ['.writing-one', '.writing-two'].map((name) => writeFileSync(join(modelsDir, name, 'more'), '1')),
    );
    expect((await cleanUp()).result).toEqual({ cleanUpId: null, removed: [] });
    expect([left(), removals()]).toEqual([['.writing-one', '.writing-two'], []]);
    log.close();
  });

  it('refuses what is not what was shown', async () => {
    const { cleanUp, left, log } = await underTest(() => {});
    await cleanUp();
    await expect(cleanUp()).rejects.toMatchObject({ code: 'clean-up-changed' });
    expect(left()).toEqual([]);
    log.close();
  });

  it('waits until an artifact that is being written is on record', async () => {
    const { cleanUp, artifacts, left, log } = await underTest(() => {});
    let written = () => {};
    const writing = artifacts.alone(() => new Promise<void>((resolve) => (written = resolve)));
    const cleaning = cleanUp();
    expect(await Promise.race([cleaning, new Promise((resolve) => setTimeout(resolve, 50, 'waiting'))])).toBe('waiting');
    expect(left()).toHaveLength(2);
    written();
    await Promise.all([writing, cleaning]);
    expect(left()).toEqual([]);
    log.close();
  });
});
