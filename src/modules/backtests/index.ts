import { Module } from '@nestjs/common';
import { DrawsModule } from '#modules/draws';
import { TrainingModule } from '#modules/training';
import { BacktestQueries } from '#projections/backtests';
import { BacktestMetrics } from './backtest-metrics';
import { BacktestProgressController } from './backtest-progress.controller';
import { BacktestsController } from './backtests.controller';
import { CancelBacktestHandler } from './commands/cancel-backtest.handler';
import { RequestBacktestHandler } from './commands/request-backtest.handler';
import { RunBacktestWhenRequested } from './processes/run-backtest-when-requested.process';
import { RunningBacktests } from './processes/running-backtests';

@Module({
  imports: [DrawsModule, TrainingModule],
  controllers: [BacktestsController, BacktestProgressController],
  providers: [BacktestQueries, BacktestMetrics, RunningBacktests, RunBacktestWhenRequested, RequestBacktestHandler, CancelBacktestHandler],
  exports: [RunBacktestWhenRequested, RunningBacktests],
})
export class BacktestsModule {}

export { RunBacktestWhenRequested } from './processes/run-backtest-when-requested.process';
export { RunningBacktests } from './processes/running-backtests';
