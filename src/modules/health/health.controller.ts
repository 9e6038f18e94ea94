import { Controller, Get, HttpStatus, Res } from '@nestjs/common';
import { ApiOkResponse, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { HealthChecks, Readiness, Requires, Stateless } from '#modules/platform';
import { Health } from './health.view';

@ApiTags('health')
@Stateless(true)
@Requires('anyone')
@Controller('health')
export class HealthController {
  constructor(
    private readonly readiness: Readiness,
    private readonly checks: HealthChecks,
  ) {}

  /** Is the process alive? */
  @Get('live')
  @ApiOkResponse({ description: 'It is.', type: Health })
  live(): Health {
    return { status: 'up' };
  }

  /** Can the service answer: can the log be written, is the read side current, are the models loaded, is there room on the disks? */
  @Get('ready')
  @ApiOkResponse({ description: 'It can; `degraded` says that something wants looking at.', type: Health })
  @ApiServiceUnavailableResponse({ description: 'Not yet, or not any more; `parts` says why.', type: Health })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Health> {
    await this.checks.refresh();
    const { isReady, status } = this.readiness;
    reply.status(isReady ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE);
    return { status, parts: this.readiness.report() };
  }
}
