import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { experimentStream } from '#events/experiments';
import { ApiProblems, IdParam, ProgressStreams, Requires, Stateless } from '#modules/platform';

const ends = {
  ExperimentCompleted: 'completed',
  ExperimentFailed: 'failed',
  ExperimentCancelled: 'cancelled',
};

@ApiTags('experiments')
@Stateless(true)
@Requires('viewer')
@Controller('v1/experiments/:id/progress')
export class ExperimentProgressController {
  constructor(private readonly progress: ProgressStreams) {}

  /** Follow an experiment as server-sent events: the trial, its folds, how many trials are done and the best skill so far. Ends with the experiment. */
  @Get()
  @ApiProduces('text/event-stream')
  @ApiOkResponse({
    description: '`progress` messages, then one `ended` with the status.',
    content: { 'text/event-stream': { schema: { type: 'string' } } },
  })
  @ApiProblems('experiment-not-found')
  async follow(@Param() { id }: IdParam, @Res() reply: FastifyReply): Promise<void> {
    const isOf = ({ experimentId }: { experimentId: string }) => experimentId === id;
    await this.progress.follow(reply, {
      stream: experimentStream(id),
      ends,
      notFound: 'experiment-not-found',
      name: 'experiment.progress',
      isOf,
      subject: { experimentId: id },
    });
  }
}
