import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { RejectedError } from '#events/kernel';
import { trainingStream } from '#events/training';
import { Announcements, ApiProblems, Decisions, IdParam, ProgressStream, Stateless } from '#modules/platform';
import { trainingDecider } from './domain/training.decider';

const running = ['requested', 'running'];

@ApiTags('training')
@Stateless(true)
@Controller('v1/trainings/:id/progress')
export class TrainingProgressController {
  constructor(
    private readonly decisions: Decisions,
    private readonly announcements: Announcements,
  ) {}

  /** Follow a training as server-sent events: the pool, epochs or trees done, the loss, and the time that is left. Ends with the training. */
  @Get()
  @ApiProduces('text/event-stream')
  @ApiOkResponse({
    description: '`progress` messages, then one `ended` with the status.',
    content: { 'text/event-stream': { schema: { type: 'string' } } },
  })
  @ApiProblems('training-not-found')
  async follow(@Param() { id }: IdParam, @Res() reply: FastifyReply): Promise<void> {
    const statusOf = () => this.decisions.load(trainingStream(id), trainingDecider).state.status;
    if (statusOf() === 'unknown') throw new RejectedError('training-not-found');
    reply.hijack();
    await new ProgressStream(this.announcements, reply.raw).run({
      name: 'training.progress',
      isOf: ({ trainingId }) => trainingId === id,
      statusOf,
      isOver: (status) => !running.includes(status),
      subject: { trainingId: id },
    });
  }
}
