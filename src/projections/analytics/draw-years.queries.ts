import { Injectable } from '@nestjs/common';
import { ReadSide } from '#projections/runner';
import { type DrawOfYear, DrawYearRow } from './draw-year.entity';

@Injectable()
export class DrawYearQueries {
  constructor(private readonly readSide: ReadSide) {}

  /** Where in the log any draw of a game changed last, as far as this view goes; 0 when there is none. */
  async lastChange(game: string): Promise<number> {
    const row = await this.readSide
      .repository(DrawYearRow)
      .findOne({ select: { key: true, position: true }, where: { game }, order: { position: 'desc' } });
    return row?.position ?? 0;
  }

  /** Every draw of a game, by date. */
  async draws(game: string): Promise<DrawOfYear[]> {
    const rows = await this.readSide.repository(DrawYearRow).find({ where: { game }, order: { year: 'asc' } });
    return rows.flatMap(({ draws }) => draws);
  }
}
