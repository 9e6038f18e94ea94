import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { RejectedError } from '#events/kernel';
import { EventLog } from '#events/store';
import { ApiProblems, decodeCursor, positionOf, Requires, toPage } from '#modules/platform';
import { projectionCatalog } from '#projections/catalog';
import { type Difference, differencesBetween, ReadSide } from '#projections/runner';
import { DiffQuery } from './diff.dto';
import { type DifferenceView, DiffView } from './diff.view';

/** Events between two moments that are looked through for a visitor. */
const eventsMax = 20_000;
/** Events looked through before others may have their turn: a millisecond or two. */
const eventsAtOnce = 250;
/** Comparisons that may wait. */
const waitingMax = 16;
const cursorForm = /^[a-z_]+\n[^\n]+$/;

@ApiTags('audit')
@Requires('viewer')
@Controller('v1/diff')
export class DiffController {
  private last: Promise<unknown> = Promise.resolve();
  private waiting = 0;

  constructor(
    private readonly log: EventLog,
    private readonly readSide: ReadSide,
  ) {}

  /** List what changed between two moments, in terms of the read models. */
  @Get()
  @ApiOkResponse({ description: 'A page of rows that are not what they were.', type: DiffView })
  @ApiProblems('invalid-as-of', 'invalid-cursor', 'too-far-apart', 'read-model-not-found', 'not-ready')
  async list(@Query() { from: earlier, to: later, readModel, limit, cursor }: DiffQuery): Promise<DiffView> {
    if (
      readModel !== undefined &&
      !projectionCatalog.some(({ entity }) => this.readSide.repository(entity).metadata.tableName === readModel)
    )
      throw new RejectedError('read-model-not-found');
    const from = positionOf(earlier, this.log);
    const to = Math.min(later === undefined ? Number.POSITIVE_INFINITY : positionOf(later, this.log), this.readSide.view.position);
    if (from > to) throw new RejectedError('invalid-request', `from: position ${from} comes after position ${to}`);
    if (to - from > eventsMax)
      throw new RejectedError('too-far-apart', `${to - from} events lie between; ask for at most ${eventsMax} at once`);
    const after = decodeCursor(cursor, cursorForm)?.split('\n') as [string, string] | undefined;
    const request = { from, to, readModel, after, limit };
    const found = await this.inTurn(() =>
      differencesBetween(this.readSide, projectionCatalog, this.log.scan(from, to, eventsAtOnce), request),
    );
    const page = toPage(found, limit, toView, ({ readModel: model, key }) => `${model}\n${key}`);
    return { from, to, ...page };
  }

  /** One comparison at a time: each may look through many events. */
  private inTurn<Result>(compare: () => Promise<Result>): Promise<Result> {
    if (this.waiting >= waitingMax) throw new RejectedError('not-ready', 'too many moments are being compared; try again soon');
    this.waiting++;
    const turn = this.last.then(compare).finally(() => this.waiting--);
    this.last = turn.catch(() => {});
    return turn;
  }
}

const toView = ({ readModel, key, was, is }: Difference): DifferenceView => ({
  readModel,
  key: String(key),
  change: was === null ? 'added' : is === null ? 'removed' : 'changed',
  was: was as DifferenceView['was'],
  is: is as DifferenceView['is'],
});
