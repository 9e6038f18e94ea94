import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { RejectedError } from '#events/kernel';
import { Requires, Stateless } from '#modules/platform';
import { DashboardFiles } from './dashboard-files';

/** Addresses of pages: all of them are one document, which looks at its own address. */
const pages = [
  '',
  ...['draws', 'explore', 'models', 'experiments', 'predictions', 'backtests', 'record', 'system'].flatMap((page) => [page, `${page}/*`]),
];

/** The page asks this service and nobody else, and nobody may show it inside of another page. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The dashboard: files that the build has made. It holds no data; what it shows it asks of the API. */
@ApiExcludeController()
@Stateless(true)
@Requires('anyone')
@Controller()
export class DashboardController {
  constructor(private readonly files: DashboardFiles) {}

  @Get(pages)
  page(@Res() reply: FastifyReply): void {
    this.send('index.html', 'no-cache', reply);
  }

  @Get('icon.svg')
  icon(@Res() reply: FastifyReply): void {
    this.send('icon.svg', 'no-cache', reply);
  }

  /** Names of these files change with what is in them. */
  @Get('assets/:name')
  asset(@Param('name') name: string, @Res() reply: FastifyReply): void {
    this.send(`assets/${name}`, 'public, max-age=31536000, immutable', reply);
  }

  private send(name: string, kept: string, reply: FastifyReply): void {
    const file = this.files.find(name);
    if (!file) throw new RejectedError('not-found');
    const encoding =
      file.gzipped && /\bgzip\b/.test(String(reply.request.headers['accept-encoding'])) ? { 'content-encoding': 'gzip' } : {};
    void reply
      .headers({
        ...{ 'content-type': file.type, 'cache-control': kept, 'content-security-policy': policy, vary: 'accept-encoding' },
        ...encoding,
      })
      .send('content-encoding' in encoding ? file.gzipped : file.bytes);
  }
}
