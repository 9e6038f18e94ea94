import { createHash } from 'node:crypto';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { drawStream, ImportStarted, importStream } from '#events/draws';
import { isRejection, RejectedError } from '#events/kernel';
import type { StreamAppend } from '#events/store';
import { Clock, Decisions, Ids, type Outcome } from '#modules/platform';
import { drawDecider } from '../domain/draw.decider';
import type { Game } from '../domain/game';
import { type ImportContext, type ImportedRow, type ImportPlan, ImportPlanner } from '../domain/import-plan';
import { Games } from '../games';
import { parseDraws } from '../sources/parse-draws';

/** Read a file of draws. `synthetic`: its draws are generated, not drawn. */
export class ImportDrawsCommand extends Command<Outcome<{ importId: string }>> {
  constructor(
    readonly gameId: string,
    readonly bytes: Uint8Array,
    readonly synthetic = false,
  ) {
    super();
  }
}

/** Rows decided between two turns of the event loop. */
const rowsPerTurn = 500;

/** An import is on record whole or not at all: its good rows, its findings and its report are one append. */
@CommandHandler(ImportDrawsCommand)
export class ImportDrawsHandler implements ICommandHandler<ImportDrawsCommand> {
  constructor(
    private readonly decisions: Decisions,
    private readonly games: Games,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async execute({ gameId, bytes, synthetic }: ImportDrawsCommand): Promise<Outcome<{ importId: string }>> {
    const game = this.games.get(gameId);
    const parsed = parseDraws(game, bytes);
    if (isRejection(parsed)) throw new RejectedError(parsed.rejected, parsed.detail);
    const context = { importId: this.ids.next(), game, layout: parsed.layout, synthetic, now: this.clock.now() };
    const started = ImportStarted({
      importId: context.importId,
      game: game.id,
      layout: parsed.layout,
      synthetic,
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    });
    return this.decisions.retried(async () => {
      const plan = await this.plan(context, parsed.rows);
      return this.decisions.commit(streamsOf(game, context.importId, started, plan), { importId: context.importId });
    });
  }

  private async plan(context: ImportContext, rows: readonly ImportedRow[]): Promise<ImportPlan> {
    const streamOf = (date: string) => drawStream(context.game.id, date);
    const planner = new ImportPlanner(context, (dates) => this.decisions.loadAll(dates.map(streamOf), drawDecider));
    for (let from = 0; from < rows.length; from += rowsPerTurn) {
      if (from > 0) await new Promise((resolve) => setImmediate(resolve));
      planner.add(rows.slice(from, from + rowsPerTurn));
    }
    return planner.plan();
  }
}

function streamsOf(game: Game, importId: string, started: ReturnType<typeof ImportStarted>, plan: ImportPlan): StreamAppend[] {
  const stream = importStream(importId);
  const opening = [started, ...plan.findings];
  return [
    { stream, expectedVersion: 'none', events: opening },
    ...plan.draws.map(({ date, version, events }) => ({ stream: drawStream(game.id, date), expectedVersion: version, events })),
    { stream, expectedVersion: opening.length, events: [plan.completed] },
  ];
}
