import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { decodePositionCursor, Requires, toPage, utcTime } from '#modules/platform';
import { LogQueries } from '#projections/logs';
import { LogPageView } from './log-line.view';
import { LogsQuery } from './logs.dto';

@ApiTags('audit')
@Requires('viewer')
@Controller('v1/logs')
export class LogsController {
  constructor(private readonly logs: LogQueries) {}

  /** List the events as readable lines, by level, source, text and time. */
  @Get()
  @ApiOkResponse({ description: 'A page of lines.', type: LogPageView })
  async list(@Query() { cursor, from, to, ...query }: LogsQuery): Promise<LogPageView> {
    const lines = await this.logs.page({ ...query, cursor: decodePositionCursor(cursor), from: utc(from), to: utc(to) });
    return toPage(
      lines,
      query.limit,
      (line) => line,
      ({ position }) => position,
    );
  }
}

const utc = (time: string | undefined) => time && utcTime(time);
