import { Injectable } from '@nestjs/common';
import { type FindOptionsWhere, IsNull, LessThan, MoreThan, Not } from 'typeorm';
import { ReadSide } from '#projections/runner';
import { ClosingRow } from './closing.entity';

@Injectable()
export class ClosingQueries {
  constructor(private readonly readSide: ReadSide) {}

  find(game: string, drawDate: string): Promise<ClosingRow | null> {
    return this.readSide.repository(ClosingRow).findOneBy({ key: `${game}/${drawDate}` });
  }

  /** Draws that are predicted and not closed, by date. */
  open(): Promise<ClosingRow[]> {
    return this.readSide.repository(ClosingRow).find({ where: { closedAt: IsNull() }, order: { drawDate: 'asc' } });
  }

  /** A game's draws that are closed, by date. */
  closed(game: string): Promise<ClosingRow[]> {
    return this.readSide.repository(ClosingRow).find({ where: { game, closedAt: Not(IsNull()) }, order: { drawDate: 'asc' } });
  }

  /** A game's draws by date, from a date on; one more than `limit` tells that there is a next page. */
  page(
    game: string,
    { limit, order, after }: Readonly<{ limit: number; order: 'asc' | 'desc'; after?: string | undefined }>,
  ): Promise<ClosingRow[]> {
    const where: FindOptionsWhere<ClosingRow> = { game };
    if (after !== undefined) where.drawDate = order === 'asc' ? MoreThan(after) : LessThan(after);
    return this.readSide.repository(ClosingRow).find({ where, order: { drawDate: order }, take: limit + 1 });
  }
}
