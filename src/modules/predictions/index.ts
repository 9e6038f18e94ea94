import { Module } from '@nestjs/common';
import { DrawsModule } from '#modules/draws';
import { TrainingModule } from '#modules/training';
import { PredictionSetQueries } from '#projections/predictions';
import { IssuePredictionHandler } from './commands/issue-prediction.handler';
import { LineageController } from './lineage.controller';
import { PredictionsController } from './predictions.controller';

@Module({
  imports: [DrawsModule, TrainingModule],
  controllers: [PredictionsController, LineageController],
  providers: [PredictionSetQueries, IssuePredictionHandler],
  exports: [PredictionSetQueries],
})
export class PredictionsModule {}

export { IssuePredictionCommand } from './commands/issue-prediction.handler';
