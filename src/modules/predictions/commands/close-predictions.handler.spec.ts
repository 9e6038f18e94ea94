import { join } from 'node:path';
import { eventCatalog } from '#events/catalog';
import type { RecordedEvent } from '#events/kernel';
import { PredictionIssued, PredictionsClosed, predictionStream, targetStream } from '#events/predictions';
import { LogFile } from '#events/store';
import { Decisions, RequestContext } from '#modules/platform';
import { closingsProjection, PredictionSetQueries, predictionSetsProjection } from '#projections/predictions';
import { ReadSide } from '#projections/runner';
import { logUnderTest, meta } from '../../../../test/support/log-under-test';
import { verifyClosings } from '../verify-closings';
import { ClosePredictionsCommand, ClosePredictionsHandler } from './close-predictions.handler';

const [game, drawDate] = ['powerball', '2026-11-21'];
const set = (index: number) => ({
  stream: predictionStream(game, drawDate, `slot-${index}`),
  expectedVersion: 'any' as const,
  events: [
    PredictionIssued({
      ...{
        predictionSetId: `01a1fb75-27ac-756e-89b5-00000000000${index}`,
        modelId: '01a1fb75-27ac-756e-89b5-000000000009',
        game,
        drawDate,
      },
      ...{ seed: 1, algorithm: 'uniform', slot: `slot-${index}`, tickets: [], probabilities: {}, uniformProbability: 1, synthetic: false },
      ...{ artifactSha256: '0f'.repeat(32), trainedThrough: '2026-11-18' },
    }),
  ],
});

/** The handler over real files; `whileReading` happens after it has read the sets, before it closes. */
async function underTest(whileReading: (log: Awaited<ReturnType<typeof logUnderTest>>['log']) => Promise<unknown>) {
  const { directory, file, log } = await logUnderTest();
  const projections = [predictionSetsProjection, closingsProjection];
  const readSide = new ReadSide({ directory: join(directory, 'read'), logFile: file, log, projections });
  await readSide.open();
  const sets = new PredictionSetQueries(readSide);
  const read = sets.positions.bind(sets);
  sets.positions = async (...of) => {
    const positions = await read(...of);
    await whileReading(log);
    return positions;
  };
  const context = new RequestContext();
  const handler = new ClosePredictionsHandler(new Decisions(log, context), log, readSide, sets);
  const close = () => context.run({ meta }, () => handler.execute(new ClosePredictionsCommand(game, drawDate)));
  const end = async () => {
    await readSide.close();
    log.close();
    const closed = new LogFile(file, eventCatalog);
    const problems = verifyClosings(closed);
    closed.close();
    return problems;
  };
  return { log, close, end };
}

describe('closing the predictions for a draw', () => {
  it('leaves no set out that is issued while it is going on', async () => {
    let issuing = true;
    const { log, close, end } = await underTest(async (of) => {
      if (issuing) await of.append([set(2)], { meta });
      issuing = false;
    });
    await log.append([set(1)], { meta });
    await close();
    const [closing] = log.readStream(targetStream(game, drawDate)) as RecordedEvent<string, PredictionsClosed['data']>[];
    expect(closing?.data).toMatchObject({ sets: 2, positions: [1, 2] });
    expect(await end()).toEqual([]);
  });

  it('closes nothing where nothing was predicted, and closes once', async () => {
    const { log, close, end } = await underTest(async () => {});
    await close();
    expect(log.head).toBe(0);
    await log.append([set(1)], { meta });
    await close();
    await close();
    expect(log.readStream(targetStream(game, drawDate))).toHaveLength(1);
    expect(await end()).toEqual([]);
  });
});
