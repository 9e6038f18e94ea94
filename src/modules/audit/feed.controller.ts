import { Controller, Get, Headers, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { EventLog } from '#events/store';
import { Announcements, OpenStreams, Requires, Stateless } from '#modules/platform';
import { EventFeed } from './event-feed';

@ApiTags('audit')
@Stateless(true)
@Requires('viewer')
@Controller('v1/events/feed')
export class FeedController {
  constructor(
    private readonly log: EventLog,
    private readonly announcements: Announcements,
    private readonly streams: OpenStreams,
  ) {}

  /** Follow the log as server-sent events: each event as it comes, and the progress of a rebuild. Resumes after `Last-Event-ID`. */
  @Get()
  @ApiProduces('text/event-stream')
  @ApiHeader({
    name: 'Last-Event-ID',
    required: false,
    description: 'Position to go on after; from now on without it.',
    schema: { type: 'string', example: '1200' },
  })
  @ApiOkResponse({
    description: 'A stream that does not end: `id` is the position, `event` the type (or `rebuild-progress`), `data` the event.',
    content: { 'text/event-stream': { schema: { type: 'string' } } },
  })
  async follow(@Headers('last-event-id') lastEventId: string | undefined, @Res() reply: FastifyReply): Promise<void> {
    const after = /^\d{1,15}$/.test(lastEventId ?? '') ? Number(lastEventId) : this.log.head;
    reply.hijack();
    this.streams.add(reply.raw);
    await new EventFeed(this.log, this.announcements, reply.raw).run(after);
  }
}
