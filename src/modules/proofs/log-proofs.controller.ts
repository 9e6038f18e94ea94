import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { RejectedError } from '#events/kernel';
import { EventLog, leafHash } from '#events/store';
import { ApiProblems, orNotFound, Requires, Stateless } from '#modules/platform';
import { Checkpoints } from './checkpoints';
import { ConsistencyQuery, InclusionQuery, SizeQuery } from './dto/proofs.dto';
import { ConsistencyView, InclusionView, LogKeyView } from './dto/proofs.view';
import { LogKey } from './log-key';

@ApiTags('proofs')
@Stateless(true)
@Requires('viewer')
@Controller('v1/log')
export class LogProofsController {
  constructor(
    private readonly log: EventLog,
    private readonly key: LogKey,
    private readonly checkpoints: Checkpoints,
  ) {}

  /** Read the key that signs the log, and those before it. */
  @Get('key')
  @ApiOkResponse({ description: 'The keys.', type: LogKeyView })
  keys(): LogKeyView {
    return { origin: this.key.origin, key: this.key.verifierKey, keys: this.key.all() };
  }

  /** Read a signed checkpoint of the log (C2SP tlog-checkpoint). Keep it: who has one can tell whether the log was rewritten since. */
  @Get('checkpoint')
  @ApiProduces('text/plain')
  @ApiOkResponse({
    description: 'The signed note, with the signatures of witnesses.',
    schema: {
      type: 'string',
      example: 'hindcast/01a1fb7527ac756e\n3849\nn4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=\n\n— hindcast/01a1fb7527ac756e …\n',
    },
  })
  checkpoint(@Query() { size = this.log.head }: SizeQuery, @Res({ passthrough: true }) reply: FastifyReply): string {
    void reply.type('text/plain; charset=utf-8');
    return this.checkpoints.withCosignatures(size);
  }

  /** Prove that an event is in the log. */
  @Get('inclusion')
  @ApiOkResponse({ description: 'The proof.', type: InclusionView })
  @ApiProblems('event-not-found')
  inclusion(@Query() { position, size = this.log.head }: InclusionQuery): InclusionView {
    const root = this.checkpoints.root(size);
    if (position > size) throw new RejectedError('event-not-found', `position ${position} is not one of the first ${size}`);
    const line = orNotFound(this.log.line(position), 'event-not-found');
    const hashes = this.log.tree.inclusionProof(position, size);
    return { position, size, leaf: base64(leafHash(line)), root: base64(root), hashes: hashes.map(base64) };
  }

  /** Prove that the log only grew from one size to another. */
  @Get('consistency')
  @ApiOkResponse({ description: 'The proof.', type: ConsistencyView })
  consistency(@Query() { from, to = this.log.head }: ConsistencyQuery): ConsistencyView {
    if (from > to) throw new RejectedError('invalid-request', `from: ${from} is more than to, ${to}`);
    const [fromRoot, toRoot] = [this.checkpoints.root(from), this.checkpoints.root(to)].map(base64) as [string, string];
    return { from, to, fromRoot, toRoot, hashes: this.log.tree.consistencyProof(from, to).map(base64) };
  }
}

const base64 = (hash: Buffer): string => hash.toString('base64');
