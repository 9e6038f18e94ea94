import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { experimentStream } from '#events/experiments';
import { RejectedError } from '#events/kernel';
import { Announcements, ApiProblems, Decisions, IdParam, ProgressStream, Stateless } from '#modules/platform';
import { experimentDecider } from './domain/experiment.decider';

const unended = ['requested', 'running'];

@ApiTags('experiments')
@Stateless(true)
@Controller('v1/experiments/:id/progress')
export class ExperimentProgressController {
  constructor(
    private readonly decisions: Decisions,
    private readonly announcements: Announcements,
  ) {}

  /** Follow an experiment as server-sent events: the trial, its folds, how many trials are done and the best skill so far. Ends with the experiment. */
  @Get()
  @ApiProduces('text/event-stream')
  @ApiOkResponse({
    description: '`progress` messages, then one `ended` with the status.',
    content: { 'text/event-stream': { schema: { type: 'string' } } },
  })
  @ApiProblems('experiment-not-found')
  async follow(@Param() { id }: IdParam, @Res() reply: FastifyReply): Promise<void> {
    const statusOf = () => this.decisions.load(experimentStream(id), experimentDecider).state.status;
    if (statusOf() === 'unknown') throw new RejectedError('experiment-not-found');
    reply.hijack();
    await new ProgressStream(this.announcements, reply.raw).run({
      name: 'experiment.progress',
      isOf: ({ experimentId }) => experimentId === id,
      statusOf,
      isOver: (status) => !unended.includes(status),
      subject: { experimentId: id },
    });
  }
}
