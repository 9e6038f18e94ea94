import { createHash } from 'node:crypto';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { drawStream, ImportAdvanced, ImportCompleted, type ImportEvent, ImportStarted, importStream } from '#events/draws';
import { isRejection, RejectedError } from '#events/kernel';
import type { StreamAppend } from '#events/store';
import { Announcements, Clock, Decisions, Ids, type Outcome } from '#modules/platform';
import { drawDecider } from '../domain/draw.decider';
import { type ImportContext, type ImportedRow, type ImportPlan, ImportPlanner, noTotals, sumOf } from '../domain/import-plan';
import { Games } from '../games';
import { type ParsedDraws, parseDraws } from '../sources/parse-draws';

/** A file's bytes, or JSON. */
export type DrawsContent = Uint8Array | object;

/** Read a file of draws. `synthetic`: its draws are generated, not drawn. */
export class ImportDrawsCommand extends Command<Outcome<{ importId: string }>> {
  constructor(
    readonly gameId: string,
    readonly content: DrawsContent,
    readonly synthetic = false,
  ) {
    super();
  }
}

/** Rows that are appended together: every file of real draws is on record whole or not at all, and a larger one holds nobody up for long. */
const rowsInAPart = 5_000;

/** Reads a file and puts it on record: its start, its good rows, its findings and its totals, in one append, or in parts when it is large. */
@CommandHandler(ImportDrawsCommand)
export class ImportDrawsHandler implements ICommandHandler<ImportDrawsCommand> {
  constructor(
    private readonly decisions: Decisions,
    private readonly games: Games,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly announcements: Announcements,
  ) {}

  async execute({ gameId, content, synthetic }: ImportDrawsCommand): Promise<Outcome<{ importId: string }>> {
    const game = this.games.get(gameId);
    const parsed = await parseDraws(game, content);
    if (isRejection(parsed)) throw new RejectedError(parsed.rejected, parsed.detail);
    const context = { importId: this.ids.next(), game, layout: parsed.layout, synthetic, now: this.clock.now() };
    return this.append(context, parsed, startOf(context, content));
  }

  private async append(context: ImportContext, parsed: ParsedDraws, started: ImportStarted): Promise<Outcome<{ importId: string }>> {
    const { importId } = context;
    const total = parsed.rows;
    let version = 0;
    let rows = 0;
    let totals = noTotals;
    let opening: ImportEvent[] = [started];
    for (const part of inParts(parsed.batches(), rowsInAPart)) {
      rows += part.length;
      const isLast = rows === total;
      const append = async () => {
        const plan = await this.plan(context, part);
        const sums = sumOf(totals, plan.totals);
        const closing = isLast ? ImportCompleted({ importId, ...sums }) : ImportAdvanced({ importId, ...sums });
        const streams = streamsOf(context, version, [...opening, ...plan.findings], plan, closing);
        const outcome = isLast ? await this.decisions.commit(streams, { importId }) : await this.decisions.commitPart(streams);
        version += opening.length + plan.findings.length + 1;
        totals = sums;
        return outcome;
      };
      const outcome = await this.decisions.retried(append);
      if (outcome) return outcome;
      opening = [];
      this.announcements.announce('import.progress', { importId, rows, total });
    }
    throw new Error(`${total} rows were counted and ${rows} were read`);
  }

  private async plan(context: ImportContext, rows: readonly ImportedRow[]): Promise<ImportPlan> {
    const streamOf = (date: string) => drawStream(context.game.id, date);
    const planner = new ImportPlanner(context, (dates) => this.decisions.loadAll(dates.map(streamOf), drawDecider));
    for (const [index, some] of [...inParts([rows], rowsPerTurn)].entries()) {
      if (index > 0) await new Promise((resolve) => setImmediate(resolve));
      planner.add(some);
    }
    return planner.plan();
  }
}

/** Rows decided between two turns of the event loop. */
const rowsPerTurn = 1_000;

/** Batches of rows put together, or cut, to a size. */
function* inParts<Row>(batches: Iterable<readonly Row[]>, size: number): Generator<Row[]> {
  let part: Row[] = [];
  for (const batch of batches) {
    for (let from = 0; from < batch.length; ) {
      const taken = batch.slice(from, from + size - part.length);
      part.push(...taken);
      from += taken.length;
      if (part.length < size) continue;
      yield part;
      part = [];
    }
  }
  if (part.length > 0) yield part;
}

function startOf({ importId, game, layout, synthetic }: ImportContext, content: DrawsContent): ImportStarted {
  const bytes = content instanceof Uint8Array ? content : Buffer.from(JSON.stringify(content));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return ImportStarted({ importId, game: game.id, layout, synthetic, bytes: bytes.length, sha256 });
}

function streamsOf(
  { game, importId }: ImportContext,
  version: number,
  opening: readonly ImportEvent[],
  plan: ImportPlan,
  closing: ImportEvent,
): StreamAppend[] {
  const stream = importStream(importId);
  return [
    { stream, expectedVersion: version, events: opening },
    ...plan.draws.map(({ date, version: seen, events }) => ({ stream: drawStream(game.id, date), expectedVersion: seen, events })),
    { stream, expectedVersion: version + opening.length, events: [closing] },
  ];
}
