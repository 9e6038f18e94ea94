import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { backtestStream } from '#events/backtests';
import { ApiProblems, IdParam, ProgressStreams, Requires, Stateless } from '#modules/platform';

const ends = {
  BacktestCompleted: 'completed',
  BacktestFailed: 'failed',
  BacktestCancelled: 'cancelled',
};

@ApiTags('backtests')
@Stateless(true)
@Requires('viewer')
@Controller('v1/backtests/:id/progress')
export class BacktestProgressController {
  constructor(private readonly progress: ProgressStreams) {}

  /** Follow a backtest as server-sent events: which contestant is at it, and how many draws are done. Ends with the backtest. */
  @Get()
  @ApiProduces('text/event-stream')
  @ApiOkResponse({
    description: '`progress` messages, then one `ended` with the status.',
    content: { 'text/event-stream': { schema: { type: 'string' } } },
  })
  @ApiProblems('backtest-not-found')
  async follow(@Param() { id }: IdParam, @Res() reply: FastifyReply): Promise<void> {
    const isOf = ({ backtestId }: { backtestId: string }) => backtestId === id;
    await this.progress.follow(reply, {
      stream: backtestStream(id),
      ends,
      notFound: 'backtest-not-found',
      name: 'backtest.progress',
      isOf,
      subject: { backtestId: id },
    });
  }
}
