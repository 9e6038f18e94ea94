import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RejectedError } from '#events/kernel';
import { admit, Requires } from '#modules/platform';
import { Authentication } from './authentication';
import { reaches } from './domain/roles';
import { KeyUses } from './key-uses';
import { OpenAnswers } from './open-answers';

/** Decides of every request whether it may be. The one place that does: it stands behind the routing, so that no way of writing an address leads around it. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authentication: Authentication,
    private readonly uses: KeyUses,
    private readonly open: OpenAnswers,
  ) {}

  canActivate(execution: ExecutionContext): boolean {
    const required = this.reflector.getAllAndOverride(Requires, [execution.getHandler(), execution.getClass()]);
    if (required === 'anyone') return true;
    if (required === undefined) throw new RejectedError('forbidden', 'this route does not say who may call it, so nobody may');
    const http = execution.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const { caller, key } = this.authentication.of(request);
    if (key) this.uses.note(key.id);
    if (!reaches(caller.role, required)) {
      throw new RejectedError('forbidden', `this takes a key with the role ${required} or one above it; this one's is ${caller.role}`);
    }
    if (key) this.open.follow(key, request.id, http.getResponse<FastifyReply>().raw);
    admit(request, caller);
    return true;
  }
}
