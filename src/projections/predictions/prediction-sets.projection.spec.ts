import { PredictionArchived, PredictionIssued, PredictionSuperseded, predictionStream } from '#events/predictions';
import { folded } from '../../../test/support/folded';
import { predictionScoresProjection } from './prediction-scores.projection';
import { PredictionSetQueries } from './prediction-sets.queries';
import { predictionSetsProjection } from './prediction-sets.projection';
import { predictionsProjection } from './predictions.projection';

const first = '01a1fb75-27ac-756e-89b5-000000000001';
const second = '01a1fb75-27ac-756e-89b5-000000000002';
const ticket = (powerball: number) => ({ numbers: { white: [1, 2, 3, 4, 5], powerball: [powerball] }, probability: powerball / 100 });
const issued = (predictionSetId: string, powerballs: number[]) =>
  [
    predictionStream('powerball', '2026-11-21', 'uniform'),
    PredictionIssued({
      predictionSetId,
      game: 'powerball',
      drawDate: '2026-11-21',
      modelId: first,
      algorithm: 'uniform',
      slot: 'uniform',
      seed: 1,
      tickets: powerballs.map(ticket),
      probabilities: { powerball: [0.5, 0.5] },
      uniformProbability: 1 / 292_201_338,
      artifactSha256: '0f'.repeat(32),
      trainedThrough: '2026-08-05',
      synthetic: true,
    }),
  ] as const;

describe('the prediction sets', () => {
  it('keep each set with its own tickets, and know which one is current', async () => {
    const { readSide, close } = await folded(
      [predictionSetsProjection, predictionsProjection],
      issued(first, [1, 2]),
      [predictionStream('powerball', '2026-11-21', 'uniform'), PredictionSuperseded({ predictionSetId: first, supersededBy: second })],
      issued(second, [3, 4, 5]),
    );
    const sets = new PredictionSetQueries(readSide);
    expect(await sets.find(first)).toMatchObject({
      set: { status: 'superseded', supersededBy: second, position: 1 },
      tickets: [ticket(1), ticket(2)],
    });
    expect(await sets.find(second)).toMatchObject({
      set: { status: 'current', supersededBy: null, position: 3, synthetic: true },
      tickets: [3, 4, 5].map(ticket),
    });
    expect((await sets.page({ status: 'current' }, { limit: 10, order: 'desc' })).map(({ set }) => set.id)).toEqual([second]);
    expect(await sets.find('none')).toBeNull();
    await close();
  });

  it('list a set as archived from then on, and keep what else is known of it', async () => {
    const archived = PredictionArchived({ predictionSetId: first, policy: 'request', reason: 'a test' });
    const { readSide, close } = await folded(
      [predictionSetsProjection, predictionsProjection, predictionScoresProjection],
      issued(first, [1]),
      issued(second, [2]),
      [predictionStream('powerball', '2026-11-21', 'uniform'), archived],
    );
    const sets = new PredictionSetQueries(readSide);
    const ids = async (of?: boolean) => (await sets.page({ archived: of }, { limit: 9, order: 'asc' })).map(({ set }) => set.id);
    expect([await ids(), await ids(false), await ids(true)]).toEqual([[first, second], [second], [first]]);
    expect((await sets.find(first))?.set).toMatchObject({ status: 'current', archivedBy: 'request', archivedBecause: 'a test' });
    expect((await sets.find(second))?.set).toMatchObject({ archivedAt: null, archivedBy: null });
    expect(await sets.listedOf(first)).toMatchObject([{ id: second, status: 'current', isScored: false }]);
    expect(await sets.models()).toEqual([first]);
    await close();
  });
});
