import binomial from '@stdlib/math-base-special-binomcoef';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { backtestStream } from '#events/backtests';
import { isRejection, RejectedError } from '#events/kernel';
import { eraOf, type GameEra, Games, nextDraw } from '#modules/draws';
import { Settings } from '#modules/configuration';
import { Clock, Decisions, Ids, type Outcome } from '#modules/platform';
import { resolveHyperparameters } from '#modules/training';
import { BacktestQueries } from '#projections/backtests';
import { backtestDecider } from '../domain/backtest.decider';

/** Who forecasts, on which draws. What is left out is chosen here, and put on record. */
export type BacktestWish = Readonly<{
  game: string;
  name?: string | undefined;
  algorithms: readonly Readonly<{ algorithm: string; hyperparameters?: Readonly<Record<string, number>> | undefined }>[];
  from?: string | undefined;
  to?: string | undefined;
  every: number;
  tickets: number;
  seed?: number | undefined;
}>;

/** Ask how algorithms would have done. */
export class RequestBacktestCommand extends Command<Outcome<{ backtestId: string }>> {
  constructor(readonly wish: BacktestWish) {
    super();
  }
}

@CommandHandler(RequestBacktestCommand)
export class RequestBacktestHandler implements ICommandHandler<RequestBacktestCommand> {
  constructor(
    private readonly decisions: Decisions,
    private readonly games: Games,
    private readonly ids: Ids,
    private readonly backtests: BacktestQueries,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  async execute({ wish }: RequestBacktestCommand): Promise<Outcome<{ backtestId: string }>> {
    const game = this.games.get(wish.game);
    const { queueMax } = this.settings;
    if (await this.backtests.areUnended(queueMax))
      throw new RejectedError('queue-full', `${queueMax} backtests wait or run already: ask again when one has ended`);
    const { from = null, to = null, every, tickets } = wish;
    const last = eraOf(game, to ?? nextDraw(game, this.clock.now()).date);
    if (from !== null && eraOf(game, from).id !== last.id)
      throw new RejectedError('mixed-eras', `the rules changed on ${last.firstDraw}: ask for each era of its own`);
    if (from !== null && to !== null && from > to) throw new RejectedError('invalid-request', 'from must not be after to');
    assertEnoughTickets(last, tickets);
    const contestants = wish.algorithms.map(contestantOf);
    const backtestId = this.ids.next();
    const name = wish.name ?? `${game.id}: ${contestants.map(({ algorithm }) => algorithm).join(', ')}`;
    const request = { backtestId, game: game.id, name, contestants, from, to, every, tickets, seed: wish.seed ?? this.ids.seed() };
    return this.decisions.make(backtestStream(backtestId), backtestDecider, { type: 'RequestBacktest', ...request }, () => ({
      backtestId,
    }));
  }
}

/** @throws RejectedError */
function contestantOf({ algorithm, hyperparameters: given = {} }: BacktestWish['algorithms'][number]) {
  if (algorithm === 'blend')
    throw new RejectedError('unknown-algorithm', 'a blend has members of its own; put its members into the backtest');
  const hyperparameters = resolveHyperparameters(algorithm, given);
  if (isRejection(hyperparameters)) throw new RejectedError(hyperparameters.rejected, String(hyperparameters.detail));
  return { algorithm, hyperparameters: { ...hyperparameters } };
}

/** @throws RejectedError where there are not so many different tickets */
function assertEnoughTickets({ pools }: GameEra, tickets: number): void {
  const possible = Object.values(pools).reduce((product, { pick, size }) => product * binomial(size, pick), 1);
  if (tickets > possible)
    throw new RejectedError('invalid-request', `tickets: there are ${possible} different ones; ask for at most so many`);
}
