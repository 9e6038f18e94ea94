import { Injectable } from '@nestjs/common';
import { MoreThan, MoreThanOrEqual } from 'typeorm';
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

  /** The first month of which a draw has changed after a position. */
  async firstChangedAfter(game: string, position: number): Promise<string | undefined> {
    const rows = await this.readSide
      .repository(DrawMonthRow)
      .find({ select: { key: true, month: true }, where: { game, position: MoreThan(position) } });
    return rows.map(({ month }) => month).sort()[0];
  }

  /** The draws of a game from a month on, by date, so many months at once; `next` is the month to go on with, null after the last one. */
  async drawsFrom(game: string, month: string, months: number): Promise<{ draws: DrawOfMonth[]; next: string | null }> {
    const rows = await this.readSide
      .repository(DrawMonthRow)
      .find({ where: { game, month: MoreThanOrEqual(month) }, order: { month: 'asc' }, take: months + 1 });
    return { draws: rows.slice(0, months).flatMap(({ draws }) => draws), next: rows[months]?.month ?? null };
  }
}
