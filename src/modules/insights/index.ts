import { Module } from '@nestjs/common';
import { AnalyticsModule } from '#modules/analytics';
import { DrawsModule } from '#modules/draws';
import { PredictionsModule } from '#modules/predictions';
import { InsightsController } from './insights.controller';

@Module({ imports: [DrawsModule, AnalyticsModule, PredictionsModule], controllers: [InsightsController] })
export class InsightsModule {}
