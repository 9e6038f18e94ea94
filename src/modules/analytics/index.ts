import { Module } from '@nestjs/common';
import { DrawsModule } from '#modules/draws';
import { DrawYearQueries } from '#projections/analytics';
import { AnalyticsController } from './analytics.controller';
import { DrawSeriesReader } from './draw-series-reader';

@Module({
  imports: [DrawsModule],
  controllers: [AnalyticsController],
  providers: [DrawYearQueries, DrawSeriesReader],
})
export class AnalyticsModule {}
