import { Module } from '@nestjs/common';
import { DrawsModule } from '#modules/draws';
import { TrainingModule } from '#modules/training';
import { ClosingQueries, PredictionScoreQueries, PredictionSetQueries } from '#projections/predictions';
import { ArchivingController } from './archiving.controller';
import { ApplyArchivePoliciesHandler } from './commands/apply-archive-policies.handler';
import { ArchivePredictionHandler } from './commands/archive-prediction.handler';
import { ClosePredictionsHandler } from './commands/close-predictions.handler';
import { IssuePredictionHandler } from './commands/issue-prediction.handler';
import { ClosingsController } from './closings.controller';
import { LineageController } from './lineage.controller';
import { LineageDrawsController } from './lineage-draws.controller';
import { PredictionArchive } from './prediction-archive';
import { ArchivePredictionsWhenScored } from './processes/archive-predictions-when-scored.process';
import { ClosePredictionsAtCutOff } from './processes/close-predictions-at-cut-off.process';
import { ScorePredictionsWhenDrawn } from './processes/score-predictions-when-drawn.process';
import { PredictionsController } from './predictions.controller';
import { ScoreMetrics } from './score-metrics';
import { Scorecards } from './scorecards';
import { ScorecardsController } from './scorecards.controller';

@Module({
  imports: [DrawsModule, TrainingModule],
  controllers: [
    PredictionsController,
    LineageController,
    LineageDrawsController,
    ScorecardsController,
    ClosingsController,
    ArchivingController,
  ],
  providers: [
    PredictionSetQueries,
    PredictionScoreQueries,
    ClosingQueries,
    Scorecards,
    ScoreMetrics,
    PredictionArchive,
    ArchivePredictionHandler,
    ApplyArchivePoliciesHandler,
    ArchivePredictionsWhenScored,
    IssuePredictionHandler,
    ClosePredictionsHandler,
    ScorePredictionsWhenDrawn,
    ClosePredictionsAtCutOff,
  ],
  exports: [
    PredictionSetQueries,
    ClosingQueries,
    ScorePredictionsWhenDrawn,
    ClosePredictionsAtCutOff,
    ArchivePredictionsWhenScored,
    Scorecards,
  ],
})
export class PredictionsModule {}

export { verifyClosings } from './verify-closings';
export { poolScore, ticketScore } from './domain/scoring';
export { chooseTickets } from './domain/tickets';
export type { Scorecard } from './domain/scorecard';
export { Scorecards } from './scorecards';
export { IssuePredictionCommand } from './commands/issue-prediction.handler';
export { ArchivePredictionsWhenScored } from './processes/archive-predictions-when-scored.process';
export { ClosePredictionsAtCutOff } from './processes/close-predictions-at-cut-off.process';
export { ScorePredictionsWhenDrawn } from './processes/score-predictions-when-drawn.process';
