import { join } from 'node:path';
import fc from 'fast-check';
import { DrawCorrected, DrawIngested, type DrawSource, drawStream } from '#events/draws';
import type { DomainEvent, RecordedEvent } from '#events/kernel';
import { PredictionIssued, predictionStream, PredictionSuperseded } from '#events/predictions';
import { Games } from '#modules/draws';
import { Decisions, RequestContext } from '#modules/platform';
import { PredictionSetQueries, predictionSetsProjection, predictionsProjection } from '#projections/predictions';
import { ReadSide } from '#projections/runner';
import { logUnderTest, meta } from '../../../../test/support/log-under-test';
import { ScorePredictionsWhenDrawn } from './score-predictions-when-drawn.process';

const date = '2026-11-21';
const beforeDraw = '2026-11-21T12:00:00.000Z';
const afterDraw = '2026-11-22T12:00:00.000Z';
const id = (number: number) => `01a1fb75-27ac-756e-89b5-${String(number).padStart(12, '0')}`;
const slots = ['uniform', 'frequency'] as const;
type Slot = (typeof slots)[number];
type Step =
  | Readonly<{ kind: 'issue'; slot: Slot }>
  | Readonly<{ kind: 'draw' }>
  | Readonly<{ kind: 'correct' }>
  | Readonly<{ kind: 'again' }>;

const result = (powerball: number) => ({ numbers: { white: [1, 2, 3, 4, 5], powerball: [powerball] }, multiplier: null, secondary: {} });
const setOf = (predictionSetId: string, slot: Slot) =>
  PredictionIssued({
    ...{ predictionSetId, game: 'powerball', drawDate: date, modelId: id(1), algorithm: slot, slot, seed: 1, synthetic: false },
    ...{ tickets: [{ numbers: { white: [1, 2, 3, 9, 10], powerball: [6] }, probability: 1e-9 }], uniformProbability: 1e-9 },
    probabilities: { white: new Array<number>(69).fill(5 / 69), powerball: new Array<number>(26).fill(1 / 26) },
    ...{ artifactSha256: '0f'.repeat(32), trainedThrough: '2026-11-18' },
  });

const ofDraw = { game: 'powerball', date, era: '2015-10-07' };
const ingested = (source: DrawSource) => DrawIngested({ ...ofDraw, ...result(6), source });
const corrected = DrawCorrected({ ...ofDraw, ...result(7), previous: result(6), reason: 'misread', resolves: [] });

/** A log, a read side and the process itself, over files. */
async function underTest() {
  const { directory, file, log, clock } = await logUnderTest();
  const readSide = new ReadSide({
    directory: join(directory, 'read'),
    logFile: file,
    log,
    projections: [predictionSetsProjection, predictionsProjection],
  });
  await readSide.open();
  const context = new RequestContext();
  const decisions = new Decisions(log, context);
  const process = new ScorePredictionsWhenDrawn(decisions, context, readSide, new PredictionSetQueries(readSide), new Games(log, readSide));
  const append = async (stream: string, event: DomainEvent) =>
    (await log.append([{ stream, expectedVersion: 'any', events: [event] }], { meta })).position;
  /** What a subscription does: every event that the process takes, in order; from the beginning after its positions were lost. */
  const deliver = async (from = 0) => {
    for (const events of log.scan(from)) for (const event of events) if (process.types.includes(event.type)) await process.handle(event);
  };
  const scored = () =>
    [...log.scan(0)].flat().filter(({ type }) => type === 'PredictionScored') as RecordedEvent<
      string,
      { predictionSetId: string; drawPosition: number; isCurrent: boolean }
    >[];
  const close = async () => {
    await readSide.close();
    log.close();
  };
  return { log, clock, append, deliver, scored, close };
}

/** A story of sets, results and deliveries, as it goes. */
class Story {
  readonly sets: { set: string; slot: Slot; position: number }[] = [];
  readonly results: number[] = [];

  constructor(private readonly service: Awaited<ReturnType<typeof underTest>>) {}

  async take(step: Step, index: number): Promise<void> {
    this.service.clock.now = this.results.length === 0 && step.kind !== 'draw' ? beforeDraw : afterDraw;
    switch (step.kind) {
      case 'again':
        return this.service.deliver();
      case 'issue':
        return this.issue(step.slot, id(100 + index));
      case 'draw':
        return this.results.length === 0 ? this.tell(ingested({ kind: 'manual' })) : undefined;
      case 'correct':
        return this.results.length > 0 ? this.tell(corrected) : undefined;
    }
  }

  /** What is to be scored by which result: everything that was issued before the first one. */
  get expected(): string[] {
    const inTime = this.sets.filter(({ position }) => position < (this.results[0] ?? 0));
    return inTime.flatMap(({ set }) => this.results.map((position) => `${set} ${position}`)).sort();
  }

  private async issue(slot: Slot, set: string): Promise<void> {
    const current = this.sets.filter((each) => each.slot === slot).at(-1);
    const stream = predictionStream('powerball', date, slot);
    if (current) await this.service.append(stream, PredictionSuperseded({ predictionSetId: current.set, supersededBy: set }));
    this.sets.push({ set, slot, position: await this.service.append(stream, setOf(set, slot)) });
  }

  private async tell(event: DomainEvent): Promise<void> {
    this.results.push(await this.service.append(drawStream('powerball', date), event));
  }
}

const stepsOfAStory = fc.array(
  fc.oneof(
    fc.constantFrom<Step>(...slots.map((slot) => ({ kind: 'issue', slot }) as const)),
    fc.constantFrom<Step>({ kind: 'draw' }, { kind: 'correct' }, { kind: 'again' }),
  ),
  { maxLength: 12 },
);

describe('scoring', () => {
  it('measures each set that was issued before the draw once by each result, however events come and are delivered again', async () => {
    await fc.assert(
      fc.asyncProperty(stepsOfAStory, async (steps) => {
        const service = await underTest();
        const story = new Story(service);
        for (const [index, step] of steps.entries()) await story.take(step, index);
        await service.deliver();
        await service.deliver(Math.floor(service.log.head / 2));
        const found = service.scored().map(({ data }) => `${data.predictionSetId} ${data.drawPosition}`);
        await service.close();
        expect(found.sort()).toEqual(story.expected);
      }),
      { numRuns: 30 },
    );
  }, 60_000);

  it('counts the last set that came in time, though one that came too late says it took its place', async () => {
    const { clock, append, deliver, scored, close } = await underTest();
    const stream = predictionStream('powerball', date, 'uniform');
    clock.now = beforeDraw;
    await append(stream, setOf(id(300), 'uniform'));
    await append(stream, PredictionSuperseded({ predictionSetId: id(300), supersededBy: id(301) }));
    await append(stream, setOf(id(301), 'uniform'));
    clock.now = afterDraw;
    await append(stream, PredictionSuperseded({ predictionSetId: id(301), supersededBy: id(302) }));
    await append(stream, setOf(id(302), 'uniform'));
    await append(drawStream('powerball', date), ingested({ kind: 'manual' }));
    await deliver();
    expect(scored().map(({ data }) => [data.predictionSetId, data.isCurrent])).toEqual([
      [id(300), false],
      [id(301), true],
    ]);
    await close();
  });

  it('leaves alone a set that is recorded after its draw has taken place, and results that were generated', async () => {
    const { clock, append, deliver, scored, close } = await underTest();
    clock.now = afterDraw;
    await append(predictionStream('powerball', date, 'uniform'), setOf(id(200), 'uniform'));
    const generated = { kind: 'sample' as const, importId: id(9), line: 1, layout: 'canonical' };
    await append(drawStream('powerball', date), ingested(generated));
    await append(drawStream('powerball', date), ingested({ kind: 'manual' }));
    await deliver();
    expect(scored()).toEqual([]);
    await close();
  });
});
