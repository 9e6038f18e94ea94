import { Injectable } from '@nestjs/common';
import { type Command, CommandBus } from '@nestjs/cqrs';
import { RejectedError } from '#events/kernel';
import { EventLog } from '#events/store';
import { ReadSide } from '#projections/runner';
import { RequestContext } from './context/request-context';
import type { Outcome } from './decisions';
import { Tracing } from './tracing/tracing';

const readYourWritesMs = 10_000;

/** Carries out commands for callers: a retry does nothing twice, and who asked can read what was written. */
@Injectable()
export class Commands {
  constructor(
    private readonly bus: CommandBus,
    private readonly log: EventLog,
    private readonly readSide: ReadSide,
    private readonly context: RequestContext,
    private readonly tracing: Tracing,
  ) {}

  /**
   * Carries out a command and waits until the read side shows it.
   *
   * @throws RejectedError when a rule refuses it, or `read-side-behind` when it is on record but not yet visible
   */
  async execute<Result>(command: Command<Outcome<Result>>): Promise<Result> {
    const request = this.context.current;
    const done = request.command && this.log.findCommand(request.command.id, request.command.requestHash);
    const { position, result } = done ?? (await this.carryOut(command));
    request.committedAt = position;
    if (!(await this.readSide.reached(position, readYourWritesMs))) {
      throw new RejectedError('read-side-behind', `the command is on record at position ${position}, but not visible yet`);
    }
    return result as Result;
  }

  private carryOut<Result>(command: Command<Outcome<Result>>): Promise<Outcome<Result>> {
    return this.tracing.span(`command ${command.constructor.name}`, {}, () => this.bus.execute(command));
  }
}
