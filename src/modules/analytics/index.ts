import { Module } from '@nestjs/common';
import { DrawsModule } from '#modules/draws';
import { DrawMonthQueries } from '#projections/analytics';
import { AnalyticsController } from './analytics.controller';
import { DrawSeriesReader } from './draw-series-reader';

@Module({
  imports: [DrawsModule],
  controllers: [AnalyticsController],
  providers: [DrawMonthQueries, DrawSeriesReader],
  exports: [DrawSeriesReader, DrawMonthQueries],
})
export class AnalyticsModule {}

export { DrawSeriesReader } from './draw-series-reader';
export { datesOf } from './domain/draw-series';
export { evidence, type Fairness, fairnessOf } from './domain/fairness';
export { frequency, type PoolFrequency } from './domain/frequency';
export { gaps, type PoolGaps } from './domain/gaps';
