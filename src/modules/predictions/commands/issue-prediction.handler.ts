import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { drawStream } from '#events/draws';
import { RejectedError } from '#events/kernel';
import { predictionStream, targetStream } from '#events/predictions';
import type { StreamAppend } from '#events/store';
import { modelStream } from '#events/training';
import { isRejection } from '#events/kernel';
import { drawDecider, Games, isDrawDay } from '#modules/draws';
import { Decisions, Ids, isUnexpected, Occurrences, type Outcome } from '#modules/platform';
import { DrawHistories, type KnownHistory, modelDecider, SlotPredictions } from '#modules/training';
import { ModelQueries, type ModelRow, ModelSlotQueries } from '#projections/training';
import { predictionDecider } from '../domain/prediction.decider';
import { targetDecider } from '../domain/target.decider';
import { chooseTickets } from '../domain/tickets';

/** Tickets in a set. */
export const ticketsInASet = 5;

/** Which model to ask, for which draw; what is left out is chosen here, and put on record. */
export type PredictionWish = Readonly<{
  /** The model, or the slot of a game that shall choose it. */
  model: Readonly<{ id: string }> | Readonly<{ game: string; slot: string }>;
  drawDate?: string | undefined;
  seed?: number | undefined;
}>;

/** Put a model's tickets for a draw on record, before the draw. */
export class IssuePredictionCommand extends Command<Outcome<{ predictionSetId: string }>> {
  constructor(readonly wish: PredictionWish) {
    super();
  }
}

@CommandHandler(IssuePredictionCommand)
export class IssuePredictionHandler implements ICommandHandler<IssuePredictionCommand> {
  constructor(
    private readonly decisions: Decisions,
    private readonly games: Games,
    private readonly histories: DrawHistories,
    private readonly models: ModelQueries,
    private readonly slots: ModelSlotQueries,
    private readonly predictions: SlotPredictions,
    private readonly ids: Ids,
    private readonly occurrences: Occurrences,
  ) {}

  async execute({ wish }: IssuePredictionCommand): Promise<Outcome<{ predictionSetId: string }>> {
    try {
      return await this.issue(wish);
    } catch (error) {
      if (isUnexpected(error)) this.occurrences.failed('prediction', { source: 'predictions', message: 'no prediction was issued', error });
      throw error;
    }
  }

  private async issue(wish: PredictionWish): Promise<Outcome<{ predictionSetId: string }>> {
    const candidates = await this.candidates(wish.model);
    const [{ game }] = candidates;
    const drawDate = wish.drawDate ?? this.histories.nextDate(game);
    this.assertOpen(game, drawDate);
    const known = await this.histories.before(game, drawDate);
    const { model, probabilities } = await this.predictions.predict(candidates, known.history);
    const predictionSetId = this.ids.next();
    const seed = wish.seed ?? this.ids.seed();
    const tickets = chooseTickets(known.history.pools, probabilities, ticketsInASet, seed);
    const issued = { predictionSetId, drawDate, seed, tickets, probabilities, uniformProbability: chanceOf(known) };
    return this.decisions.retried(() => this.record(model, issued));
  }

  /** The model that is asked for, or those that its slot may predict with, in their order. */
  private async candidates(wish: PredictionWish['model']): Promise<[ModelRow, ...ModelRow[]]> {
    if (!('id' in wish)) {
      const [first, ...others] = await this.slots.candidates(wish.game, wish.slot);
      if (first) return [first, ...others];
      throw new RejectedError('model-slot-not-found', `${wish.game} has no model in the slot ${wish.slot} that could predict`);
    }
    const model = await this.models.find(wish.id);
    if (!model) throw new RejectedError('model-not-found');
    this.assertIdle(model);
    return [model];
  }

  /** Appends the set. The draw's streams guard that its result did not come in between, nor its cut-off; the model's that it may still predict. */
  private async record(
    model: ModelRow,
    issued: Readonly<{
      predictionSetId: string;
      drawDate: string;
      seed: number;
      tickets: ReturnType<typeof chooseTickets>;
      probabilities: Record<string, number[]>;
      uniformProbability: number;
    }>,
  ): Promise<Outcome<{ predictionSetId: string }>> {
    const { id: modelId, game, algorithm, slot, artifactSha256, trainedThrough, synthetic } = model;
    const draw = drawStream(game, issued.drawDate);
    const { version: drawVersion } = this.assertOpen(game, issued.drawDate);
    const target = { stream: targetStream(game, issued.drawDate), expectedVersion: 'none', events: [] } as const;
    const guard = this.assertIdle(model);
    const stream = predictionStream(game, issued.drawDate, slot);
    const { state, version } = this.decisions.load(stream, predictionDecider);
    const command = {
      type: 'IssuePrediction',
      closed: false,
      game,
      modelId,
      algorithm,
      slot,
      artifactSha256,
      trainedThrough,
      synthetic,
      ...issued,
    } as const;
    const decision = predictionDecider.decide(command, state);
    if (isRejection(decision)) throw new RejectedError(decision.rejected, decision.detail);
    return this.decisions.commit(
      [{ stream: draw, expectedVersion: drawVersion, events: [] }, target, guard, { stream, expectedVersion: version, events: decision }],
      { predictionSetId: issued.predictionSetId },
    );
  }

  /** A guard of the model's stream. @throws RejectedError when the model may not predict any more */
  private assertIdle({ id, retiredBecause }: ModelRow): StreamAppend {
    const stream = modelStream(id);
    const { state, version } = this.decisions.load(stream, modelDecider);
    if (state.status === 'retired') throw new RejectedError('model-retired', `the model was retired: ${retiredBecause ?? 'just now'}`);
    if (state.status === 'archived') throw new RejectedError('model-retired', 'the model was archived: newer ones took its place');
    return { stream, expectedVersion: version, events: [] };
  }

  /** @throws RejectedError when there is no such draw, or it is past, or its result is on record */
  private assertOpen(gameId: string, date: string): { version: number } {
    const game = this.games.get(gameId);
    if (!isDrawDay(game, date)) throw new RejectedError('draw-not-scheduled', `${game.name} has no draw on ${date}`);
    const { state, version } = this.decisions.load(drawStream(gameId, date), drawDecider);
    const { state: target } = this.decisions.load(targetStream(gameId, date), targetDecider);
    if (state.status === 'recorded' || target.closed || this.histories.isPast(gameId, date)) {
      throw new RejectedError('draw-closed', `the draw of ${date} is past or its result is on record; nothing is issued for it any more`);
    }
    const next = this.histories.nextDate(gameId);
    if (date > next)
      throw new RejectedError('draw-not-scheduled', `predictions are issued for the next draw, ${next}; ${date} comes after it`);
    return { version };
  }
}

/** Any ticket's chance under a fair machine: the product over the pools of `1 / C(size, pick)`. */
function chanceOf({ history }: KnownHistory): number {
  const combinations = (size: number, pick: number): number => (pick === 0 ? 1 : (size * combinations(size - 1, pick - 1)) / pick);
  return history.pools.reduce((chance, { size, pick }) => chance / Math.round(combinations(size, pick)), 1);
}
