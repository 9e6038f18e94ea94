import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '#modules/platform';
import { LogKey } from '../log-key';

/** Sign with another key from now on. */
export class RotateLogKeyCommand extends Command<Outcome<{ key: string }>> {}

@CommandHandler(RotateLogKeyCommand)
export class RotateLogKeyHandler implements ICommandHandler<RotateLogKeyCommand> {
  constructor(private readonly key: LogKey) {}

  execute(): Promise<Outcome<{ key: string }>> {
    return this.key.rotate();
  }
}
