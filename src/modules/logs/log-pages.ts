import { Injectable } from '@nestjs/common';
import { EventLog } from '#events/store';
import { type LogLevel, logLevels } from '#modules/configuration';
import { Moment, RequestContext } from '#modules/platform';
import { eventLevels, LogQueries, type LogLineRow, type LogPageRequest } from '#projections/logs';
import { type LinePlace, mergedLines } from './domain/line-order';
import { ProcessLog } from './store/process-log';
import type { LineCursor, ProcessLine } from './store/process-line';
import type { LogLineView } from './dto/log-line.view';

/** Which lines a page of both logs holds. Times are UTC ISO 8601. */
export type BothLogsRequest = Readonly<{
  limit: number;
  order: 'asc' | 'desc';
  after?: LinePlace | undefined;
  kind?: 'event' | 'process' | undefined;
  level?: LogLevel | undefined;
  source?: string | undefined;
  text?: string | undefined;
  requestId?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}>;

/** A line of either log, with its place among both. */
export type PlacedLine = LinePlace & Readonly<{ view: LogLineView }>;

/** Reads the record as lines and what the service said of itself as one list by time. */
@Injectable()
export class LogPages {
  constructor(
    private readonly events: LogQueries,
    private readonly process: ProcessLog,
    private readonly log: EventLog,
    private readonly moment: Moment,
    private readonly requests: RequestContext,
  ) {}

  /** One page; one more than `limit` tells that there is a next page. @throws RejectedError `process-log-unavailable` */
  async page(request: BothLogsRequest): Promise<PlacedLine[]> {
    const { kind, order, limit } = request;
    const [events, process] = await Promise.all([
      kind === 'process' ? [] : this.eventLines(request),
      kind === 'event' ? [] : this.processLines(request),
    ]);
    return mergedLines([...events, ...process], order, limit + 1);
  }

  private async eventLines(request: BothLogsRequest): Promise<PlacedLine[]> {
    const { limit, order, source, text, requestId } = request;
    const levels = levelsFrom(request.level);
    const rows = await this.events.page({ limit, order, source, text, requestId, levels, ...this.positions(request) });
    return rows.map(placedEvent);
  }

  private async processLines({ after, kind: _, ...request }: BothLogsRequest): Promise<PlacedLine[]> {
    const lines = await this.process.page({ ...request, upTo: this.upTo(), cursor: after && cursorOf(after) });
    return lines.map(placedLine);
  }

  /** The time that a request asks about, if it asks about one. Before the first event nothing was said. */
  private upTo(): string | undefined {
    const { asOf } = this.requests.current;
    if (asOf === undefined) return undefined;
    return asOf === 0 ? '' : this.moment.now();
  }

  /** Times as positions, which events are found by: times never go back along the log. */
  private positions({ order, after, from, to }: BothLogsRequest): Pick<LogPageRequest, 'after' | 'before'> {
    const [lows, highs] = [[0], [Number.MAX_SAFE_INTEGER]];
    if (from !== undefined) lows.push(this.lastBefore(from));
    if (to !== undefined) highs.push(this.lastBefore(to) + 1);
    if (after && order === 'asc') lows.push(after.kind === 'event' ? after.number : this.log.positionAt(after.time));
    if (after && order === 'desc') highs.push(after.kind === 'event' ? after.number : this.log.positionAt(after.time) + 1);
    return { after: Math.max(...lows), before: Math.min(...highs) };
  }

  private lastBefore(time: string): number {
    return this.log.positionAt(new Date(Date.parse(time) - 1).toISOString());
  }
}

/** At one time events come first: after one, every line of that time is still to come, and before one, none. */
const cursorOf = ({ kind, time, number }: LinePlace): LineCursor => ({ time, id: kind === 'process' ? number : 0 });

/** Levels of events from one on; undefined for all of them. */
function levelsFrom(level: LogLevel | undefined): LogPageRequest['levels'] {
  const floor = logLevels.indexOf(level ?? 'debug');
  const levels = eventLevels.filter((each) => logLevels.indexOf(each) >= floor);
  return levels.length === eventLevels.length ? undefined : levels;
}

const placedEvent = ({ position, ...row }: LogLineRow): PlacedLine => ({
  ...{ time: row.time, kind: 'event', number: position },
  view: { kind: 'event', position, ...row, context: {}, class: null },
});

const placedLine = ({ id, code: _, ...line }: ProcessLine): PlacedLine => ({
  ...{ time: line.time, kind: 'process', number: id },
  view: { kind: 'process', position: null, type: null, ...line },
});
