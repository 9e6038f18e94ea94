import { Injectable } from '@nestjs/common';
import { drawStream } from '#events/draws';
import { isRejection, RejectedError } from '#events/kernel';
import { Clock, Decisions, Ids } from '#modules/platform';
import type { DrawsContent } from './commands/import-draws.handler';
import { drawDecider } from './domain/draw.decider';
import { type ImportPlan, ImportPlanner } from './domain/import-plan';
import { Games } from './games';
import { parseDraws } from './sources/parse-draws';

/** What a file was read as, and what importing it would append. */
export type ImportPreview = Readonly<{ layout: string; rows: number; plan: ImportPlan }>;

/** Reads a file as an import does, by the same rules, and appends nothing. */
@Injectable()
export class ImportPreviews {
  constructor(
    private readonly decisions: Decisions,
    private readonly games: Games,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** @throws RejectedError when the file cannot be read at all */
  async of(gameId: string, content: DrawsContent): Promise<ImportPreview> {
    const game = this.games.get(gameId);
    const parsed = await parseDraws(game, content);
    if (isRejection(parsed)) throw new RejectedError(parsed.rejected, parsed.detail);
    const { layout, rows } = parsed;
    const context = { importId: this.ids.next(), game, layout, synthetic: false, now: this.clock.now() };
    const streamOf = (date: string) => drawStream(game.id, date);
    const planner = new ImportPlanner(context, (dates) => this.decisions.loadAll(dates.map(streamOf), drawDecider));
    for (const batch of parsed.batches()) {
      planner.add(batch);
      await new Promise((resolve) => setImmediate(resolve));
    }
    return { layout, rows, plan: planner.plan() };
  }
}
