import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ApiProblems, decodeCursor, Requires, toPage, utcTime } from '#modules/platform';
import { ErrorsQuery } from './dto/errors.dto';
import { ErrorPageView } from './dto/errors.view';
import { ProcessLog } from './store/process-log';

const errorCursor = /^\S{24} [0-9a-f]{16}$/;

@ApiTags('operations')
@Controller('v1/errors')
export class ErrorsController {
  constructor(private readonly log: ProcessLog) {}

  /** List the kinds of failure that were seen, those seen last first, refused requests among them. */
  @Get()
  @Requires('operator')
  @ApiOkResponse({ description: 'A page of kinds of failure.', type: ErrorPageView })
  @ApiProblems('process-log-unavailable')
  async list(@Query() { cursor, from, ...query }: ErrorsQuery): Promise<ErrorPageView> {
    const [lastAt, fingerprint] = decodeCursor(cursor, errorCursor)?.split(' ') ?? [];
    const groups = await this.log.errors({
      ...query,
      from: from && utcTime(from),
      cursor: lastAt && fingerprint ? { lastAt, fingerprint } : undefined,
    });
    return toPage(
      groups,
      query.limit,
      (group) => group,
      (group) => `${group.lastAt} ${group.fingerprint}`,
    );
  }
}
