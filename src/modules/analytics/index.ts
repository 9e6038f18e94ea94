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
export { datesOf, type EraSeries } from './domain/draw-series';
export { evidenceOf, type Fairness, fairnessOf } from './domain/fairness';
export { frequencyOf, type PoolFrequency } from './domain/frequency';
export { gapsOf, type PoolGaps } from './domain/gaps';
