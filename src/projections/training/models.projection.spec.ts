import { ModelRegistered, ModelRetired, modelStream } from '#events/training';
import { folded } from '../../../test/support/folded';
import { modelsProjection } from './models.projection';
import { ModelQueries } from './training.queries';

const first = '01a1fb75-27ac-756e-89b5-000000000001';
const second = '01a1fb75-27ac-756e-89b5-000000000002';
const registered = (modelId: string) =>
  ModelRegistered({
    modelId,
    trainingId: modelId,
    game: 'powerball',
    algorithm: 'uniform',
    slot: 'uniform',
    artifact: 'uniform_20261120_220506_0f0f0f0f',
    artifactSha256: '0f'.repeat(32),
    trainedThrough: '2026-08-05',
    synthetic: false,
  });

describe('the models', () => {
  it('are by age in the order of the log, whatever their ids are', async () => {
    const { readSide, close } = await folded(
      [modelsProjection],
      [modelStream(second), registered(second)],
      [modelStream(first), registered(first)],
    );
    expect(await new ModelQueries(readSide).find(first)).toMatchObject({ position: 2 });
    expect(await new ModelQueries(readSide).find(second)).toMatchObject({ position: 1 });
    await close();
  });

  it('keep a retired one with its reason', async () => {
    const { readSide, close } = await folded(
      [modelsProjection],
      [modelStream(first), registered(first)],
      [modelStream(second), registered(second)],
      [modelStream(second), ModelRetired({ modelId: second, reason: 'too old' })],
    );
    const models = new ModelQueries(readSide);
    expect(await models.find(first)).toMatchObject({ id: first, status: 'idle', retiredBecause: null });
    expect(await models.find(second)).toMatchObject({ id: second, status: 'retired', retiredBecause: 'too old' });
    await close();
  });
});
