import { Injectable } from '@nestjs/common';
import { ReadSide } from '#projections/runner';
import { type DrawOfMonth, DrawMonthRow } from './draw-month.entity';

@Injectable()
export class DrawMonthQueries {
  constructor(private readonly readSide: ReadSide) {}

  /** Where in the log any draw of a game changed last, as far as this view goes; 0 when there is none. */
  async lastChange(game: string): Promise<number> {
    const row = await this.readSide
      .repository(DrawMonthRow)
      .findOne({ select: { key: true, position: true }, where: { game }, order: { position: 'desc' } });
    return row?.position ?? 0;
  }

  /** Months in which a draw came on record, or was corrected, last: the last one first. */
  async lastChanged(game: string, limit: number): Promise<string[]> {
    const rows = await this.readSide
      .repository(DrawMonthRow)
      .find({ select: { key: true, month: true }, where: { game }, order: { position: 'desc' }, take: limit });
    return rows.map(({ month }) => month);
  }

  /** Every draw of a game, by date. */
  async draws(game: string): Promise<DrawOfMonth[]> {
    const rows = await this.readSide.repository(DrawMonthRow).find({ where: { game }, order: { month: 'asc' } });
    return rows.flatMap(({ draws }) => draws);
  }
}
