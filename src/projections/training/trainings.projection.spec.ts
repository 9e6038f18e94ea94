import { ModelTrained, TrainingCancelled, TrainingFailed, TrainingRequested, TrainingStarted, trainingStream } from '#events/training';
import { folded } from '../../../test/support/folded';
import { TrainingQueries } from './training.queries';
import { trainingsProjection } from './trainings.projection';

const id = (number: number) => `01a1fb75-27ac-756e-89b5-00000000000${number}`;
const requested = (number: number) =>
  [
    trainingStream(id(number)),
    TrainingRequested({
      trainingId: id(number),
      modelId: id(number),
      game: 'powerball',
      algorithm: 'uniform',
      slot: 'uniform',
      seed: 7,
      hyperparameters: {},
      members: [],
      experiment: null,
    }),
  ] as const;
const metrics = { holdoutDraws: 2, trainedDraws: 8, pools: {} };

describe('the trainings', () => {
  it('go each its own way to its end', async () => {
    const trained = ModelTrained({
      trainingId: id(1),
      modelId: id(1),
      artifact: 'uniform_20261120_220506_0f0f0f0f',
      artifactSha256: '0f'.repeat(32),
      dataPosition: 12,
      dataSha256: '0f'.repeat(32),
      trainedThrough: '2026-08-05',
      synthetic: false,
      era: '2015-10-07',
      backend: 'none',
      metrics,
      durationMs: 5,
    });
    const { readSide, close } = await folded(
      [trainingsProjection],
      ...[1, 2, 3, 4, 5].map(requested),
      ...[1, 2, 4].map((number) => [trainingStream(id(number)), TrainingStarted({ trainingId: id(number) })] as const),
      [trainingStream(id(1)), trained],
      [trainingStream(id(2)), TrainingFailed({ trainingId: id(2), reason: 'too few draws' })],
      [trainingStream(id(3)), TrainingCancelled({ trainingId: id(3) })],
    );
    const trainings = new TrainingQueries(readSide);
    expect(await trainings.find(id(1))).toMatchObject({
      status: 'completed',
      metrics,
      backend: 'none',
      durationMs: 5,
      dataPosition: 12,
      error: null,
    });
    expect(await trainings.find(id(2))).toMatchObject({ status: 'failed', error: 'too few draws', metrics: null });
    expect((await trainings.page({ limit: 10, order: 'asc' })).map(({ status }) => status)).toEqual([
      'completed',
      'failed',
      'cancelled',
      'running',
      'requested',
    ]);
    expect((await trainings.page({ limit: 1, order: 'desc', cursor: id(5) })).map((training) => training.id)).toEqual([id(4), id(3)]);
    await close();
  });
});
