import { eventCatalog } from '#events/catalog';
import { DrawIngested, drawStream } from '#events/draws';
import type { DomainEvent } from '#events/kernel';
import { PredictionIssued, PredictionsClosed, predictionStream, targetStream } from '#events/predictions';
import { LogFile, merkleRoot } from '#events/store';
import { logUnderTest, meta } from '../../../test/support/log-under-test';
import { verifyClosings } from './verify-closings';

const [game, drawDate] = ['powerball', '2026-11-21'];
const issued = (index: number) =>
  PredictionIssued({
    ...{
      predictionSetId: `01a1fb75-27ac-756e-89b5-00000000000${index}`,
      modelId: '01a1fb75-27ac-756e-89b5-000000000009',
      game,
      drawDate,
      seed: 1,
    },
    ...{ algorithm: 'uniform', slot: `slot-${index}`, tickets: [], probabilities: {}, uniformProbability: 1, synthetic: false },
    ...{ artifactSha256: '0f'.repeat(32), trainedThrough: '2026-11-18' },
  });
const drawn = DrawIngested({
  ...{ game, date: drawDate, era: '2015-10-07', numbers: { white: [1, 2, 3, 4, 5], powerball: [6] } },
  ...{ multiplier: null, secondary: {}, source: { kind: 'manual' } },
});

/** What the check says of a log: of two sets, then what is told. */
async function problemsAfter(
  told: (root: (positions: number[]) => string) => readonly (readonly [string, DomainEvent])[],
): Promise<string[]> {
  const { log, file } = await logUnderTest();
  const append = (stream: string, event: DomainEvent) => log.append([{ stream, expectedVersion: 'any', events: [event] }], { meta });
  for (const index of [1, 2]) await append(predictionStream(game, drawDate, `slot-${index}`), issued(index));
  const root = (positions: number[]) => merkleRoot(positions.map((position) => log.line(position) as string)).toString('base64');
  for (const [stream, event] of told(root)) await append(stream, event);
  log.close();
  const read = new LogFile(file, eventCatalog);
  const problems = verifyClosings(read);
  read.close();
  return problems;
}

const target = targetStream(game, drawDate);
const closing = (positions: number[], root: string, outcomeKnown = false) =>
  [target, PredictionsClosed({ game, drawDate, sets: positions.length, root, positions, outcomeKnown })] as const;
const result = [drawStream(game, drawDate), drawn] as const;

describe('checking closings against the log', () => {
  it('finds nothing where they tell the truth, before the result or after it', async () => {
    expect(await problemsAfter((root) => [closing([1, 2], root([1, 2])), result])).toEqual([]);
    expect(await problemsAfter((root) => [result, closing([1, 2], root([1, 2]), true)])).toEqual([]);
  });

  it.each([
    [
      'leaves a set out',
      (root: (of: number[]) => string) => [closing([2], root([2]))],
      'the closing names the sets at 2, and those on record were at 1, 2',
    ],
    ['has another root', (root: (of: number[]) => string) => [closing([1, 2], root([1]))], 'the root is not over the sets'],
    [
      'is a second one',
      (root: (of: number[]) => string) => [closing([1, 2], root([1, 2])), closing([1, 2], root([1, 2]))],
      'closed at position 3 already',
    ],
    [
      'hides that the result was known',
      (root: (of: number[]) => string) => [result, closing([1, 2], root([1, 2]))],
      'says that the result was not known, and it was on record',
    ],
    [
      'claims that it was',
      (root: (of: number[]) => string) => [closing([1, 2], root([1, 2]), true)],
      'says that the result was known, and it was not on record',
    ],
    [
      'is followed by another set',
      (root: (of: number[]) => string) => [closing([1, 2], root([1, 2])), [predictionStream(game, drawDate, 'slot-3'), issued(3)] as const],
      'position 4: a prediction was issued after its draw was closed at position 3',
    ],
  ])('finds one that %s', async (_, told, problem) => expect((await problemsAfter(told)).join('\n')).toContain(problem));
});
