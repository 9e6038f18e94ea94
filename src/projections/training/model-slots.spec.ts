import { ModelPromoted, ModelRegistered, ModelRetired, modelStream, slotStream } from '#events/training';
import { folded } from '../../../test/support/folded';
import { modelPromotionsProjection } from './model-promotions.projection';
import { ModelSlotQueries } from './model-slots.queries';
import { modelsProjection } from './models.projection';

const id = (digit: number) => `01a1fb75-27ac-756e-89b5-00000000000${digit}`;
const registered = (modelId: string, slot: string) =>
  [
    modelStream(modelId),
    ModelRegistered({
      modelId,
      trainingId: modelId,
      game: 'powerball',
      algorithm: 'uniform',
      slot,
      artifact: 'uniform_20261120_220506_0f0f0f0f',
      artifactSha256: '0f'.repeat(32),
      trainedThrough: '2026-08-05',
      synthetic: false,
    }),
  ] as const;
const promoted = (modelId: string, slot: string) =>
  [
    slotStream('powerball', slot),
    ModelPromoted({ game: 'powerball', slot, modelId, previousModelId: null, reason: 'better', isRollback: false }),
  ] as const;

describe('the slots', () => {
  it('have their own models and promotions, and predict with the champion or the newest', async () => {
    const { readSide, close } = await folded(
      [modelsProjection, modelPromotionsProjection],
      registered(id(2), 'one'),
      registered(id(1), 'one'),
      registered(id(3), 'other'),
      registered(id(4), 'other'),
      promoted(id(2), 'one'),
      [modelStream(id(4)), ModelRetired({ modelId: id(4), reason: 'old' })],
    );
    const slots = new ModelSlotQueries(readSide);
    expect(await slots.names('powerball')).toEqual(['one', 'other']);
    expect(await slots.find('powerball', 'one', 10)).toMatchObject({
      models: [{ id: id(2) }, { id: id(1) }],
      promotions: [{ modelId: id(2), position: 5, reason: 'better' }],
    });
    expect(await slots.candidates('powerball', 'one')).toMatchObject([{ id: id(2) }, { id: id(1) }]);
    expect(await slots.candidates('powerball', 'other')).toMatchObject([{ id: id(3) }]);
    expect(await slots.candidates('powerball', 'none')).toEqual([]);
    expect((await slots.currentOfEach()).map((model) => model.id).sort()).toEqual([id(2), id(3)]);
    await close();
  });
});
