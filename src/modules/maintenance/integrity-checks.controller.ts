import { Controller, Get, HttpCode, HttpStatus, Param, Post, Query, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  ApiIdempotent,
  ApiProblems,
  Commands,
  decodeCursor,
  IdParam,
  idCursor,
  MomentQuery,
  orNotFound,
  PageQuery,
  Requires,
  toPage,
} from '#modules/platform';
import { IntegrityCheckQueries } from '#projections/maintenance';
import { CheckIntegrityCommand } from './commands/check-integrity.handler';
import { IntegrityCheckPageView, IntegrityCheckView } from './dto/integrity-checks.view';

@ApiTags('maintenance')
@Controller('v1/maintenance/integrity-checks')
export class IntegrityChecksController {
  constructor(
    private readonly commands: Commands,
    private readonly checks: IntegrityCheckQueries,
  ) {}

  /** Check everything that is kept, beside the running service: the log from end to end, its tree, checkpoints, closings, artifacts and the read side. */
  @Post()
  @Requires('operator')
  @ApiIdempotent()
  @HttpCode(HttpStatus.ACCEPTED)
  @ApiAcceptedResponse({ description: 'It is running; Location tells where to look.', type: IntegrityCheckView })
  @ApiProblems('integrity-check-running')
  async begin(@Res({ passthrough: true }) reply: FastifyReply): Promise<IntegrityCheckView> {
    const { checkId } = await this.commands.execute(new CheckIntegrityCommand('request'));
    void reply.header('Location', `/v1/maintenance/integrity-checks/${checkId}`);
    return this.view(checkId);
  }

  /** List the checks by age. */
  @Get()
  @Requires('viewer')
  @ApiOkResponse({ description: 'A page of checks.', type: IntegrityCheckPageView })
  async list(@Query() { limit, order, cursor }: PageQuery): Promise<IntegrityCheckPageView> {
    const rows = await this.checks.page({ limit, order, cursor: decodeCursor(cursor, idCursor) });
    return toPage(
      rows,
      limit,
      (row) => row,
      ({ id }) => id,
    );
  }

  /** Look up one check. */
  @Get(':id')
  @Requires('viewer')
  @ApiOkResponse({ description: 'The check.', type: IntegrityCheckView })
  @ApiProblems('integrity-check-not-found')
  find(@Param() { id }: IdParam, @Query() _: MomentQuery): Promise<IntegrityCheckView> {
    return this.view(id);
  }

  private async view(id: string): Promise<IntegrityCheckView> {
    return orNotFound(await this.checks.find(id), 'integrity-check-not-found');
  }
}
