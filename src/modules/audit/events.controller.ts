import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { eventCatalog } from '#events/catalog';
import { EventLog } from '#events/store';
import { ApiProblems, decodePositionCursor, MomentQuery, orNotFound, PageQuery, Requires } from '#modules/platform';
import { ReadSide } from '#projections/runner';
import { EventPageView, EventTypeView, EventView } from './event.view';
import { toFilter, toJson } from './event-page';
import { EventsQuery, PositionParam, StreamParam } from './events.dto';

const json = 'application/json; charset=utf-8';

@ApiTags('audit')
@Requires('viewer')
@Controller('v1')
export class EventsController {
  constructor(
    private readonly log: EventLog,
    private readonly readSide: ReadSide,
  ) {}

  /** List the events of the log, by type, stream, category, actor, correlation and time. */
  @Get('events')
  @Header('Content-Type', json)
  @ApiOkResponse({ description: 'A page of events.', type: EventPageView })
  list(@Query() query: EventsQuery): string {
    const cursor = decodePositionCursor(query.cursor);
    const { limit, order } = query;
    return toJson(
      this.log.page(toFilter(query, this.readSide.view.position), { limit, order, ...(cursor === undefined ? {} : { cursor }) }),
    );
  }

  /** Look up one event by its position. */
  @Get('events/:position')
  @Header('Content-Type', json)
  @ApiOkResponse({ description: 'The event.', type: EventView })
  @ApiProblems('event-not-found')
  find(@Param() { position }: PositionParam, @Query() _: MomentQuery): string {
    return orNotFound(position > this.readSide.view.position ? undefined : this.log.line(position), 'event-not-found');
  }

  /** List the events of one stream. */
  @Get('streams/:stream')
  @Header('Content-Type', json)
  @ApiOkResponse({ description: 'A page of events.', type: EventPageView })
  @ApiProblems('stream-not-found')
  stream(@Param() { stream }: StreamParam, @Query() query: PageQuery): string {
    const cursor = decodePositionCursor(query.cursor);
    const { limit, order } = query;
    const page = this.log.page(
      { stream, upTo: this.readSide.view.position },
      { limit, order, ...(cursor === undefined ? {} : { cursor }) },
    );
    return toJson(orNotFound(page.lines.length === 0 && cursor === undefined ? undefined : page, 'stream-not-found'));
  }

  /** List every kind of event with the JSON Schema of its payload. */
  @Get('event-types')
  @ApiOkResponse({ description: 'All kinds, by name.', type: [EventTypeView] })
  types(@Query() _: MomentQuery): EventTypeView[] {
    return eventCatalog
      .map(({ type, version, schema }) => ({ type, version, schema: z.toJSONSchema(schema) as Record<string, unknown> }))
      .sort((a, b) => (a.type < b.type ? -1 : 1));
  }
}
