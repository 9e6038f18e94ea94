import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ApiProblems, decodeCursor, Requires, toPage, utcTime } from '#modules/platform';
import { placeForm, placeIn, placeText } from './domain/line-order';
import { LogPageView } from './dto/log-line.view';
import { LogsQuery } from './dto/logs.dto';
import { LogPages } from './log-pages';

@ApiTags('audit')
@Controller('v1/logs')
export class LogsController {
  constructor(private readonly pages: LogPages) {}

  /** List the events as readable lines and what the service said of itself, in one list by time. With asOf: what was on record, and what had been said, by then. */
  @Get()
  @Requires('operator')
  @ApiOkResponse({ description: 'A page of lines.', type: LogPageView })
  @ApiProblems('process-log-unavailable')
  async list(@Query() { cursor, from, to, asOf: _, minPosition: __, ...query }: LogsQuery): Promise<LogPageView> {
    const after = decodeCursor(cursor, placeForm);
    const lines = await this.pages.page({
      ...query,
      after: after === undefined ? undefined : placeIn(after),
      from: utc(from),
      to: utc(to),
    });
    return toPage(lines, query.limit, ({ view }) => view, placeText);
  }
}

const utc = (time: string | undefined) => time && utcTime(time);
