import { Module } from '@nestjs/common';
import { DrawsModule } from '#modules/draws';
import { TrainingModule } from '#modules/training';
import { ExperimentQueries, TrialQueries } from '#projections/experiments';
import { CancelExperimentHandler } from './commands/cancel-experiment.handler';
import { RequestExperimentHandler } from './commands/request-experiment.handler';
import { ExperimentMetrics } from './experiment-metrics';
import { ExperimentProgressController } from './experiment-progress.controller';
import { ExperimentsController } from './experiments.controller';
import { RunExperimentWhenRequested } from './processes/run-experiment-when-requested.process';
import { RunningExperiments } from './processes/running-experiments';
import { TrialsController } from './trials.controller';

@Module({
  imports: [DrawsModule, TrainingModule],
  controllers: [ExperimentsController, TrialsController, ExperimentProgressController],
  providers: [
    ExperimentQueries,
    TrialQueries,
    ExperimentMetrics,
    RunningExperiments,
    RunExperimentWhenRequested,
    RequestExperimentHandler,
    CancelExperimentHandler,
  ],
  exports: [RunExperimentWhenRequested, RunningExperiments],
})
export class ExperimentsModule {}

export { RunExperimentWhenRequested } from './processes/run-experiment-when-requested.process';
export { RunningExperiments } from './processes/running-experiments';
