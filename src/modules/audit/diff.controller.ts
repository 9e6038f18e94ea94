import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { RejectedError } from '#events/kernel';
import { EventLog } from '#events/store';
import { ApiProblems, decodeCursor, positionOf, toPage } from '#modules/platform';
import { projectionCatalog } from '#projections/catalog';
import { type Difference, differencesBetween, ReadSide } from '#projections/runner';
import { DiffQuery } from './diff.dto';
import { type DifferenceView, DiffView } from './diff.view';

/** Events between two moments that are looked through for a visitor. */
const eventsMax = 20_000;
const cursorForm = /^[a-z_]+\n[^\n]+$/;

@ApiTags('audit')
@Controller('v1/diff')
export class DiffController {
  constructor(
    private readonly log: EventLog,
    private readonly readSide: ReadSide,
  ) {}

  /** List what changed between two moments, in terms of the read models. */
  @Get()
  @ApiOkResponse({ description: 'A page of rows that are not what they were.', type: DiffView })
  @ApiProblems('invalid-as-of', 'invalid-cursor', 'too-far-apart')
  async list(@Query() { from: earlier, to: later, readModel, limit, cursor }: DiffQuery): Promise<DiffView> {
    const from = positionOf(earlier, this.log);
    const to = Math.min(later === undefined ? Number.POSITIVE_INFINITY : positionOf(later, this.log), this.readSide.view.position);
    if (from > to) throw new RejectedError('invalid-request', `from: position ${from} comes after position ${to}`);
    if (to - from > eventsMax)
      throw new RejectedError('too-far-apart', `${to - from} events lie between; ask for at most ${eventsMax} at once`);
    const after = decodeCursor(cursor, cursorForm)?.split('\n') as [string, string] | undefined;
    const request = { from, to, readModel, after, limit };
    const found = await differencesBetween(this.readSide, projectionCatalog, this.log.scan(from, to), request);
    const page = toPage(found, limit, toView, ({ readModel: model, key }) => `${model}\n${key}`);
    return { from, to, ...page };
  }
}

const toView = ({ readModel, key, was, is }: Difference): DifferenceView => ({
  readModel,
  key: String(key),
  change: was === null ? 'added' : is === null ? 'removed' : 'changed',
  was: was as DifferenceView['was'],
  is: is as DifferenceView['is'],
});
