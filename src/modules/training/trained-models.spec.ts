import { existsSync, readdirSync } from 'node:fs';
import { TrainingRequested, TrainingStarted, trainingStream } from '#events/training';
import { Settings } from '#modules/configuration';
import { Decisions, RequestContext, SystemClock } from '#modules/platform';
import { fairHistory } from '../../../test/support/histories';
import { logUnderTest, meta } from '../../../test/support/log-under-test';
import { ArtifactAccess } from './artifact-access';
import { trainModel } from './engine/trained-model';
import { TrainedModels } from './trained-models';

const trainingId = '01a1fb75-27ac-756e-89b5-000000000001';
const request = TrainingRequested({
  ...{ trainingId, modelId: trainingId, game: 'powerball', algorithm: 'uniform', slot: 'uniform', hyperparameters: {}, seed: 1 },
  ...{ members: [], experiment: null },
});

describe('what a training brought', () => {
  it('is written, and put on record, while nobody else changes which artifacts there are', async () => {
    const { directory, log } = await logUnderTest();
    const events = [request, TrainingStarted({ trainingId })];
    await log.append([{ stream: trainingStream(trainingId), expectedVersion: 'none', events }], { meta });
    const settings = new Settings('127.0.0.1', 0, directory, `${directory}/models`, false);
    const [context, access] = [new RequestContext(), new ArtifactAccess()];
    const trained = new TrainedModels(new Decisions(log, context), access, settings, new SystemClock());
    const history = fairHistory(60);
    const known = { history, era: '2015-10-07', dataPosition: 2, dataSha256: '0f'.repeat(32), synthetic: false };
    const result = await trainModel({ ...request.data, history });

    let release = () => {};
    const other = access.alone(() => new Promise<void>((resolve) => (release = resolve)));
    const keeping = context.run({ meta }, () => trained.keep(request.data, known, result, 5));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect([existsSync(settings.modelsDir), log.head]).toEqual([false, 2]);
    // Whoever comes next sees the artifact and the event that refers to it.
    const next = access.alone(async () => [readdirSync(settings.modelsDir).length, log.head]);
    release();
    await Promise.all([other, keeping]);
    expect(await next).toEqual([1, 4]);
    log.close();
  });

  it('lets the next one in when it could not be kept', async () => {
    const access = new ArtifactAccess();
    await expect(access.alone(() => Promise.reject(new Error('the disk is full')))).rejects.toThrow('the disk is full');
    expect(await access.alone(async () => 'in')).toBe('in');
  });
});
