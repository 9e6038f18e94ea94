import { Readable } from 'node:stream';
import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { EventLog } from '#events/store';
import { Requires, Stateless } from '#modules/platform';
import { LogExportQuery } from './dto/proofs.dto';

const linesAtOnce = 500;

@ApiTags('proofs')
@Stateless(true)
@Requires('viewer')
@Controller('v1/log/export')
export class LogExportController {
  constructor(private readonly log: EventLog) {}

  /** Take the log with you: one canonical JSON line (RFC 8785) an event, just what the tree is over. */
  @Get()
  @ApiProduces('application/x-ndjson')
  @ApiOkResponse({ description: 'The lines, by position.', schema: { type: 'string', example: '{"data":{},"id":"…","position":1}\n' } })
  export(@Query() { after, upTo = this.log.head }: LogExportQuery, @Res() reply: FastifyReply): void {
    void reply.type('application/x-ndjson; charset=utf-8').send(Readable.from(this.pages(after, Math.min(upTo, this.log.head))));
  }

  private *pages(after: number, upTo: number): Generator<string> {
    let cursor = after;
    while (cursor < upTo) {
      const { lines } = this.log.page({ upTo }, { limit: linesAtOnce, order: 'asc', cursor });
      if (lines.length === 0) return;
      yield `${lines.join('\n')}\n`;
      cursor += lines.length;
    }
  }
}
