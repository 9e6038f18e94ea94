import { Injectable } from '@nestjs/common';
import type { DrawCorrected, DrawIngested } from '#events/draws';
import type { Recorded, RecordedEvent } from '#events/kernel';
import { type PredictionIssued, predictionStream } from '#events/predictions';
import type { Subscriber } from '#events/store';
import { drawInstant, eraOf, Games } from '#modules/draws';
import { Decisions, RequestContext } from '#modules/platform';
import { type PredictionSet, PredictionSetQueries } from '#projections/predictions';
import { ReadSide } from '#projections/runner';
import { predictionDecider } from '../domain/prediction.decider';
import { scoresOf } from '../domain/scoring';

type Result = Recorded<DrawIngested> | Recorded<DrawCorrected>;

/** Scores every set that was issued before its draw when the draw's result comes on record, and once more when the result is corrected. */
@Injectable()
export class ScorePredictionsWhenDrawn implements Subscriber {
  readonly name = 'score-predictions-when-drawn';
  readonly types = ['DrawIngested', 'DrawCorrected', 'PredictionIssued'];
  /** Date of the first draw that a game has a set for; null when it has none. Results of earlier draws need no look at the sets. */
  private readonly firstSets = new Map<string, string | null>();

  constructor(
    private readonly decisions: Decisions,
    private readonly context: RequestContext,
    private readonly readSide: ReadSide,
    private readonly sets: PredictionSetQueries,
    private readonly games: Games,
  ) {}

  readonly handle = async (event: RecordedEvent): Promise<void> => {
    if (event.type === 'PredictionIssued') return this.remember(event as Recorded<PredictionIssued>);
    const result = event as Result;
    if (result.type === 'DrawIngested' && result.data.source.kind === 'sample') return;
    await this.readSide.mustReach(event.position);
    await this.context.reactTo(event, this.name, () => this.score(result));
  };

  private async score(result: Result): Promise<void> {
    const { game: gameId, date } = result.data;
    if (!(await this.mayHaveSets(gameId, date))) return;
    const sets = await this.sets.ofDraw(gameId, date);
    const drawsAt = drawInstant(this.games.get(gameId), date);
    const inTime = sets.filter(({ set }) => set.issuedAt < drawsAt && set.position < result.position);
    for (const set of inTime) await this.scoreSet(set, isLastOfItsSlot(set, inTime), result);
  }

  private async mayHaveSets(game: string, date: string): Promise<boolean> {
    if (!this.firstSets.has(game)) this.firstSets.set(game, await this.sets.firstDrawDate(game));
    const first = this.firstSets.get(game) ?? null;
    return first !== null && date >= first;
  }

  private remember({ data: { game, drawDate } }: Recorded<PredictionIssued>): void {
    const first = this.firstSets.get(game);
    if (first !== undefined && (first === null || drawDate < first)) this.firstSets.set(game, drawDate);
  }

  private async scoreSet({ set, tickets }: PredictionSet, isCurrent: boolean, { data, position }: Result): Promise<void> {
    const { id: predictionSetId, game, drawDate, modelId, algorithm, slot } = set;
    const scores = scoresOf(
      { probabilities: set.probabilities, tickets: [...tickets] },
      data.numbers,
      eraOf(this.games.get(game), drawDate),
    );
    const of = { predictionSetId, game, drawDate, modelId, algorithm, slot, drawPosition: position, isCurrent };
    await this.decisions.make(predictionStream(game, drawDate, slot), predictionDecider, { type: 'ScorePrediction', ...of, ...scores });
  }
}

/** Whether no other set of its slot came after it in time: one that came too late takes nobody's place. */
const isLastOfItsSlot = ({ set }: PredictionSet, inTime: readonly PredictionSet[]): boolean =>
  inTime.every(({ set: other }) => other.slot !== set.slot || other.position <= set.position);
