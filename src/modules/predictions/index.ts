import { Module } from '@nestjs/common';
import { DrawsModule } from '#modules/draws';
import { TrainingModule } from '#modules/training';
import { PredictionScoreQueries, PredictionSetQueries } from '#projections/predictions';
import { IssuePredictionHandler } from './commands/issue-prediction.handler';
import { LineageController } from './lineage.controller';
import { ScorePredictionsWhenDrawn } from './processes/score-predictions-when-drawn.process';
import { PredictionsController } from './predictions.controller';
import { Scorecards } from './scorecards';
import { ScorecardsController } from './scorecards.controller';

@Module({
  imports: [DrawsModule, TrainingModule],
  controllers: [PredictionsController, LineageController, ScorecardsController],
  providers: [PredictionSetQueries, PredictionScoreQueries, Scorecards, IssuePredictionHandler, ScorePredictionsWhenDrawn],
  exports: [PredictionSetQueries, ScorePredictionsWhenDrawn, Scorecards],
})
export class PredictionsModule {}

export { poolScore, ticketScore } from './domain/scoring';
export { chooseTickets } from './domain/tickets';
export type { Scorecard } from './domain/scorecard';
export { Scorecards } from './scorecards';
export { IssuePredictionCommand } from './commands/issue-prediction.handler';
export { ScorePredictionsWhenDrawn } from './processes/score-predictions-when-drawn.process';
