import { DrawConflicted, type DrawEvent, type DrawIngested, DrawRejected, type ImportEvent, type ImportTotals } from '#events/draws';
import { isRejection } from '#events/kernel';
import { isCalendarDate } from './draw-calendar';
import { type DrawState, drawDecider } from './draw.decider';
import type { Game } from './game';
import { type DrawCandidate, type ValidDraw, validateDraw } from './validate-draw';

/** A row of a file: a draw as it was read, or why none could be. */
export type ImportedRow = Readonly<{ line: number; text: string }> &
  (Readonly<{ draw: DrawCandidate }> | Readonly<{ problem: Readonly<{ code: string; message: string }> }>);

/** What an import is about: its id, its game, its layout, whether its draws are generated, and the time it happens at (UTC ISO 8601). */
export type ImportContext = Readonly<{ importId: string; game: Game; layout: string; synthetic: boolean; now: string }>;

/** A draw's stream as far as the import has brought it. */
type PlannedDraw = { state: DrawState; readonly version: number; readonly events: DrawEvent[] };

/** What an import appends: findings on its own stream, then events on each draw's, from the version that the draw was read at. */
export type ImportPlan = Readonly<{
  findings: readonly ImportEvent[];
  draws: readonly Readonly<{ date: string; version: number; events: readonly DrawEvent[] }>[];
  totals: ImportTotals;
}>;

/** Totals of nothing. */
export const noTotals: ImportTotals = {
  accepted: 0,
  duplicates: 0,
  supplemented: 0,
  conflicts: 0,
  rejected: 0,
  firstDate: null,
  lastDate: null,
};

/** Totals of two parts of a file. */
export const sumOf = (a: ImportTotals, b: ImportTotals): ImportTotals => ({
  accepted: a.accepted + b.accepted,
  duplicates: a.duplicates + b.duplicates,
  supplemented: a.supplemented + b.supplemented,
  conflicts: a.conflicts + b.conflicts,
  rejected: a.rejected + b.rejected,
  firstDate: [a.firstDate, b.firstDate].filter((date) => date !== null).sort()[0] ?? null,
  lastDate:
    [a.lastDate, b.lastDate]
      .filter((date) => date !== null)
      .sort()
      .at(-1) ?? null,
});

/** Decides rows of a file one by one against the record: good rows land, the others are found fault with. Pure. */
export class ImportPlanner {
  private readonly draws = new Map<string, PlannedDraw>();
  private readonly findings: ImportEvent[] = [];
  private readonly counts = { accepted: 0, duplicates: 0, supplemented: 0, conflicts: 0, rejected: 0 };
  private firstDate: string | null = null;
  private lastDate: string | null = null;

  /** @param load the states and versions of some dates' draws, as they are on record, in the order of the dates */
  constructor(
    private readonly context: ImportContext,
    private readonly load: (dates: readonly string[]) => readonly Readonly<{ state: DrawState; version: number }>[],
  ) {}

  /** Takes the next rows in. */
  add(rows: readonly ImportedRow[]): void {
    this.loadDraws(rows);
    for (const row of rows) {
      if ('problem' in row) this.reject(row, row.problem.code, row.problem.message);
      else this.addDraw(row, row.draw);
    }
  }

  /** What all rows so far come to. */
  plan(): ImportPlan {
    const changed = [...this.draws].filter(([, { events }]) => events.length > 0);
    return {
      findings: this.findings,
      draws: changed.map(([date, { version, events }]) => ({ date, version, events })),
      totals: { ...this.counts, firstDate: this.firstDate, lastDate: this.lastDate },
    };
  }

  private addDraw(row: ImportedRow, candidate: DrawCandidate): void {
    const { game, now } = this.context;
    const checked = validateDraw(game, candidate, now);
    if ('problems' in checked) {
      const [first] = checked.problems;
      this.reject(row, first?.code ?? 'invalid-draw', checked.problems.map(({ message }) => message).join('; '));
      return;
    }
    const planned = this.draws.get(candidate.date) as PlannedDraw;
    const command = { type: 'RecordDraw', game: game.id, date: candidate.date, ...checked, source: this.sourceOf(row.line) } as const;
    const decision = drawDecider.decide(command, planned.state);
    if (isRejection(decision)) this.conflict(row.line, candidate.date, planned.state, checked);
    else this.record(planned, candidate.date, decision);
  }

  private record(planned: PlannedDraw, date: string, decision: readonly DrawEvent[]): void {
    const isNew = decision.some(({ type }) => type === 'DrawIngested');
    this.counts[isNew ? 'accepted' : 'duplicates']++;
    if (!isNew && decision.length > 0) this.counts.supplemented++;
    planned.events.push(...decision);
    planned.state = decision.reduce(drawDecider.evolve, planned.state);
    if (this.firstDate === null || date < this.firstDate) this.firstDate = date;
    if (this.lastDate === null || date > this.lastDate) this.lastDate = date;
  }

  private conflict(line: number, date: string, state: DrawState, offered: ValidDraw): void {
    if (state.status === 'absent') return;
    this.counts.conflicts++;
    this.findings.push(
      DrawConflicted({
        importId: this.context.importId,
        line,
        game: this.context.game.id,
        date,
        existing: state.result,
        offered: { numbers: offered.numbers, multiplier: offered.multiplier, secondary: offered.secondary },
      }),
    );
  }

  private reject({ line, text }: ImportedRow, code: string, message: string): void {
    this.counts.rejected++;
    this.findings.push(DrawRejected({ importId: this.context.importId, line, code, message, text: text.slice(0, 500) }));
  }

  /** Draws are loaded for many rows at once, because a lookup for each costs more than the decision. */
  private loadDraws(rows: readonly ImportedRow[]): void {
    const told = new Set(rows.flatMap((row) => ('draw' in row && isCalendarDate(row.draw.date) ? [row.draw.date] : [])));
    const dates = [...told].filter((date) => !this.draws.has(date));
    for (const [index, draw] of this.load(dates).entries()) this.draws.set(dates[index] as string, { ...draw, events: [] });
  }

  private sourceOf(line: number): DrawIngested['data']['source'] {
    const { importId, layout, synthetic } = this.context;
    return { kind: synthetic ? 'sample' : 'import', importId, line, layout };
  }
}
