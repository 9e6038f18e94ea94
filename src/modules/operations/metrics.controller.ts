import { Controller, Get, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Metrics, Requires, Stateless } from '#modules/platform';

@ApiTags('operations')
@Stateless(true)
@Requires('viewer')
@Controller('metrics')
export class MetricsController {
  constructor(private readonly metrics: Metrics) {}

  /** Read what operators watch, in the text format of Prometheus. */
  @Get()
  @ApiProduces('text/plain')
  @ApiOkResponse({ description: 'Every metric, measured now.', schema: { type: 'string', example: 'hindcast_log_position 6710\n' } })
  async read(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    void reply.type(this.metrics.contentType);
    return this.metrics.text();
  }
}
