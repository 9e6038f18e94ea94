import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { backtestStream } from '#events/backtests';
import { Decisions, type Outcome } from '#modules/platform';
import { backtestDecider } from '../domain/backtest.decider';
import { RunningBacktests } from '../processes/running-backtests';

/** Stop a backtest before it ends. What it found stays. */
export class CancelBacktestCommand extends Command<Outcome<null>> {
  constructor(readonly backtestId: string) {
    super();
  }
}

@CommandHandler(CancelBacktestCommand)
export class CancelBacktestHandler implements ICommandHandler<CancelBacktestCommand> {
  constructor(
    private readonly decisions: Decisions,
    private readonly running: RunningBacktests,
  ) {}

  async execute({ backtestId }: CancelBacktestCommand): Promise<Outcome<null>> {
    const outcome = await this.decisions.make(backtestStream(backtestId), backtestDecider, { type: 'CancelBacktest', backtestId });
    this.running.abort(backtestId);
    return outcome;
  }
}
