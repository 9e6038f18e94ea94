import { Body, Controller, Get, HttpCode, HttpStatus, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ApiIdempotent, ApiProblems, Commands, Requires, Stateless } from '#modules/platform';
import { LeftoversReport } from './clean-up/leftovers-report';
import { CleanUpCommand } from './commands/clean-up.handler';
import type { Leftover } from './domain/leftovers';
import { CleanUpDto } from './dto/clean-up.dto';
import { CleanedUpView, CleanUpReportView, type LeftoverView } from './dto/clean-up.view';

@ApiTags('maintenance')
@Requires('operator')
@Controller('v1/maintenance/clean-up')
export class CleanUpController {
  constructor(
    private readonly commands: Commands,
    private readonly report: LeftoversReport,
  ) {}

  /** Tell what is left over and would be removed: files that the service has written, that nothing works on any more, and that no event refers to. Removes nothing. */
  @Get()
  @Stateless(true)
  @ApiOkResponse({ description: 'What is left over now.', type: CleanUpReportView })
  @ApiProblems('log-damaged', 'stopping')
  async show(): Promise<CleanUpReportView> {
    const { id, position, removable, leftAlone } = await this.report.now();
    return { id, position, removable: removable.map(toView), bytes: bytesOf(removable), leftAlone: leftAlone.map(toView) };
  }

  /** Remove what a report has shown, unless that has changed since. It is on record before it is gone, and whatever an event has come to refer to stays. */
  @Post()
  @ApiIdempotent()
  @HttpCode(HttpStatus.OK)
  @ApiOkResponse({ description: 'What was removed.', type: CleanedUpView })
  @ApiProblems('clean-up-changed', 'log-damaged', 'stopping')
  async carryOut(@Body() { report }: CleanUpDto): Promise<CleanedUpView> {
    const { cleanUpId, removed } = await this.commands.execute(new CleanUpCommand(report));
    return { cleanUpId, removed: removed.map(toView), bytes: bytesOf(removed) };
  }
}

const toView = ({ form: _, ...leftover }: Leftover): LeftoverView => leftover;

const bytesOf = (leftovers: readonly Leftover[]): number => leftovers.reduce((sum, { bytes }) => sum + bytes, 0);
