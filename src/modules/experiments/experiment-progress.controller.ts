import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { experimentStream } from '#events/experiments';
import { RejectedError } from '#events/kernel';
import { EventLog } from '#events/store';
import { Announcements, ApiProblems, IdParam, ProgressStream, Stateless } from '#modules/platform';

/** What ends an experiment, and what it is then. */
const ends: Readonly<Record<string, string>> = {
  ExperimentCompleted: 'completed',
  ExperimentFailed: 'failed',
  ExperimentCancelled: 'cancelled',
};

@ApiTags('experiments')
@Stateless(true)
@Controller('v1/experiments/:id/progress')
export class ExperimentProgressController {
  constructor(
    private readonly log: EventLog,
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
    const stream = experimentStream(id);
    if (this.log.page({ stream }, { limit: 1, order: 'asc' }).lines.length === 0) throw new RejectedError('experiment-not-found');
    const statusOf = () => this.statusOf(stream);
    reply.hijack();
    await new ProgressStream(this.announcements, reply.raw).run({
      name: 'experiment.progress',
      isOf: ({ experimentId }) => experimentId === id,
      statusOf,
      isOver: (status) => status !== 'running',
      subject: { experimentId: id },
    });
  }

  /** Looks for its end alone: its trials may be many, and this is asked at every commit. */
  private statusOf(stream: string): string {
    const [end] = this.log.page({ stream, types: Object.keys(ends) }, { limit: 1, order: 'desc' }).lines;
    return end === undefined ? 'running' : (ends[JSON.parse(end).type] as string);
  }
}
