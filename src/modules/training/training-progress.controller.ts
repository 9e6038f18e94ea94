import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { trainingStream } from '#events/training';
import { ApiProblems, IdParam, ProgressStreams, Requires, Stateless } from '#modules/platform';

const ends = {
  ModelTrained: 'completed',
  TrainingFailed: 'failed',
  TrainingCancelled: 'cancelled',
};

@ApiTags('training')
@Stateless(true)
@Requires('viewer')
@Controller('v1/trainings/:id/progress')
export class TrainingProgressController {
  constructor(private readonly progress: ProgressStreams) {}

  /** Follow a training as server-sent events: the pool, epochs or trees done, the loss, and the time that is left. Ends with the training. */
  @Get()
  @ApiProduces('text/event-stream')
  @ApiOkResponse({
    description: '`progress` messages, then one `ended` with the status.',
    content: { 'text/event-stream': { schema: { type: 'string' } } },
  })
  @ApiProblems('training-not-found')
  async follow(@Param() { id }: IdParam, @Res() reply: FastifyReply): Promise<void> {
    const isOf = ({ trainingId }: { trainingId: string }) => trainingId === id;
    await this.progress.follow(reply, {
      stream: trainingStream(id),
      ends,
      notFound: 'training-not-found',
      name: 'training.progress',
      isOf,
      subject: { trainingId: id },
    });
  }
}
