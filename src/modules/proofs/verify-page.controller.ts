import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { RejectedError } from '#events/kernel';
import { packageRoot } from '#events/store';
import { Requires, Stateless } from '#modules/platform';

const types: Readonly<Record<string, string>> = {
  'index.html': 'text/html; charset=utf-8',
  'verify.css': 'text/css; charset=utf-8',
  ...Object.fromEntries(
    ['page', 'receipt', 'reading', 'notes', 'tree', 'cryptography', 'time-stamp', 'verify'].map((name) => [
      `${name}.mjs`,
      'text/javascript; charset=utf-8',
    ]),
  ),
};
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The page that checks receipts in the browser. It asks nobody anything: the policy forbids it to. */
@ApiExcludeController()
@Stateless(true)
@Requires('anyone')
@Controller('verify')
export class VerifyPageController {
  private readonly files = new Map<string, Buffer>();

  @Get()
  open(@Res() reply: FastifyReply): void {
    void reply.redirect('/verify/index.html', 302);
  }

  @Get(':file')
  file(@Param('file') file: string, @Res() reply: FastifyReply): void {
    void this.send(file, reply);
  }

  private send(file: string, reply: FastifyReply): FastifyReply {
    const type = Object.hasOwn(types, file) ? types[file] : undefined;
    if (type === undefined) throw new RejectedError('not-found');
    const content = this.files.get(file) ?? readFileSync(join(packageRoot(), 'web/verify', file));
    this.files.set(file, content);
    return reply.headers({ 'content-type': type, 'content-security-policy': policy, 'x-content-type-options': 'nosniff' }).send(content);
  }
}
