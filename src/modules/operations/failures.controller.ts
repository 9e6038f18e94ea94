import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ApiIdempotent, ApiProblems, Commands, decodeCursor, MomentQuery, orNotFound, Requires, toPage } from '#modules/platform';
import { OperationFailureQueries } from '#projections/operations';
import { DismissOperationCommand } from './commands/dismiss-operation.handler';
import { RetryOperationCommand } from './commands/retry-operation.handler';
import { DismissFailureDto, FailureParam, FailuresQuery } from './failures.dto';
import { FailurePageView, FailureView } from './failures.view';
import { OperationHealth } from './operation-health';

const failureCursor = /^[a-z][a-z-]{1,80}-\d{1,15}$/;

@ApiTags('operations')
@Requires('viewer')
@Controller('v1/failures')
export class FailuresController {
  constructor(
    private readonly commands: Commands,
    private readonly failures: OperationFailureQueries,
    private readonly health: OperationHealth,
  ) {}

  /** List what failed by itself and was put aside. Open failures degrade the service's health. */
  @Get()
  @ApiOkResponse({ description: 'A page of failures.', type: FailurePageView })
  async list(@Query() { limit, order, cursor, status }: FailuresQuery): Promise<FailurePageView> {
    const rows = await this.failures.page({ limit, order, status, cursor: decodeCursor(cursor, failureCursor) });
    return toPage(
      rows,
      limit,
      (row) => row,
      ({ id }) => id,
    );
  }

  /** Look up one failure. */
  @Get(':id')
  @ApiOkResponse({ description: 'The failure.', type: FailureView })
  @ApiProblems('failure-not-found')
  find(@Param() { id }: FailureParam, @Query() _: MomentQuery): Promise<FailureView> {
    return this.view(id);
  }

  /** Try a failed operation again, once, now. */
  @Post(':id/retry')
  @Requires('operator')
  @ApiIdempotent()
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ description: 'It went well this time.', type: FailureView })
  @ApiProblems('failure-not-found', 'failure-closed', 'still-failing', 'not-retryable')
  async retry(@Param() { id }: FailureParam): Promise<FailureView> {
    const { operation, position } = await this.view(id);
    return this.resolved(id, new RetryOperationCommand(operation, position));
  }

  /** Let a failure rest, with a reason. The log keeps both. */
  @Post(':id/dismiss')
  @Requires('operator')
  @ApiIdempotent()
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ description: 'It rests.', type: FailureView })
  @ApiProblems('failure-not-found', 'failure-closed')
  async dismiss(@Param() { id }: FailureParam, @Body() { reason }: DismissFailureDto): Promise<FailureView> {
    const { operation, position } = await this.view(id);
    return this.resolved(id, new DismissOperationCommand(operation, position, reason));
  }

  private async resolved(id: string, command: RetryOperationCommand | DismissOperationCommand): Promise<FailureView> {
    await this.commands.execute(command);
    await this.health.refresh();
    return this.view(id);
  }

  private async view(id: string): Promise<FailureView> {
    return orNotFound(await this.failures.find(id), 'failure-not-found');
  }
}
