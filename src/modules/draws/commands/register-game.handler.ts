import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { gameStream } from '#events/draws';
import { RejectedError } from '#events/kernel';
import { Decisions, type Outcome } from '#modules/platform';
import { gameDecider } from '../domain/game.decider';
import { GameDefinition } from '../domain/game-definition';
import { Games } from '../games';

/** Put a user's own game on record. */
export class RegisterGameCommand extends Command<Outcome<{ game: string }>> {
  /** @param definition as the files of `data/games` have it; not checked yet */
  constructor(readonly definition: unknown) {
    super();
  }
}

@CommandHandler(RegisterGameCommand)
export class RegisterGameHandler implements ICommandHandler<RegisterGameCommand> {
  constructor(
    private readonly decisions: Decisions,
    private readonly games: Games,
  ) {}

  async execute(command: RegisterGameCommand): Promise<Outcome<{ game: string }>> {
    const read = GameDefinition.safeParse(command.definition);
    if (!read.success) {
      const errors = read.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
      throw new RejectedError('invalid-game', errors.map(({ path, message }) => `${path}: ${message}`).join('; '), { errors });
    }
    const definition = read.data;
    if (this.games.ships(definition.id)) throw new RejectedError('game-exists', `the game ${definition.id} ships with the service`);
    const register = { type: 'RegisterGame', definition } as const;
    return this.decisions.make(gameStream(definition.id), gameDecider, register, () => ({ game: definition.id }));
  }
}
