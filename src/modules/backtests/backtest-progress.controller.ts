import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { backtestStream } from '#events/backtests';
import { RejectedError } from '#events/kernel';
import { Announcements, ApiProblems, Decisions, IdParam, ProgressStream, Stateless } from '#modules/platform';
import { backtestDecider } from './domain/backtest.decider';

const unended = ['requested', 'running'];

@ApiTags('backtests')
@Stateless(true)
@Controller('v1/backtests/:id/progress')
export class BacktestProgressController {
  constructor(
    private readonly decisions: Decisions,
    private readonly announcements: Announcements,
  ) {}

  /** Follow a backtest as server-sent events: which contestant is at it, and how many draws are done. Ends with the backtest. */
  @Get()
  @ApiProduces('text/event-stream')
  @ApiOkResponse({
    description: '`progress` messages, then one `ended` with the status.',
    content: { 'text/event-stream': { schema: { type: 'string' } } },
  })
  @ApiProblems('backtest-not-found')
  async follow(@Param() { id }: IdParam, @Res() reply: FastifyReply): Promise<void> {
    const statusOf = () => this.decisions.load(backtestStream(id), backtestDecider).state.status;
    if (statusOf() === 'unknown') throw new RejectedError('backtest-not-found');
    reply.hijack();
    await new ProgressStream(this.announcements, reply.raw).run({
      name: 'backtest.progress',
      isOf: ({ backtestId }) => backtestId === id,
      statusOf,
      isOver: (status) => !unended.includes(status),
      subject: { backtestId: id },
    });
  }
}
