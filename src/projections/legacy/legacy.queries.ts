import { Injectable } from '@nestjs/common';
import { type FindOptionsOrder, type FindOptionsWhere, LessThan, MoreThan, type Repository } from 'typeorm';
import { ReadSide } from '#projections/runner';
import { LegacyFileRow } from './legacy-file.entity';
import { LegacySetRow } from './legacy-set.entity';

/** A page by position in the log; `cursor` is the position that the last page ended with. */
export type PositionPageRequest = Readonly<{ limit: number; order: 'asc' | 'desc'; cursor?: number | undefined }>;

@Injectable()
export class LegacyQueries {
  constructor(private readonly readSide: ReadSide) {}

  /** A file by its SHA-256, or null when it was not taken over. */
  file(sha256: string): Promise<LegacyFileRow | null> {
    return this.readSide.repository(LegacyFileRow).findOneBy({ id: sha256 });
  }

  /** Files in the order they were read in; one more than `limit` tells that there is a next page. */
  files(page: PositionPageRequest): Promise<LegacyFileRow[]> {
    return byPosition(this.readSide.repository(LegacyFileRow), page);
  }

  /** A set by the SHA-256 of the id that it had, or null when it was not taken over. */
  set(id: string): Promise<LegacySetRow | null> {
    return this.readSide.repository(LegacySetRow).findOneBy({ id });
  }

  /** Sets in the order they were taken over in; one more than `limit` tells that there is a next page. */
  sets(page: PositionPageRequest): Promise<LegacySetRow[]> {
    return byPosition(this.readSide.repository(LegacySetRow), page);
  }
}

function byPosition<Row extends { position: number }>(
  rows: Repository<Row>,
  { limit, order, cursor }: PositionPageRequest,
): Promise<Row[]> {
  const beyond = cursor === undefined ? {} : { position: order === 'asc' ? MoreThan(cursor) : LessThan(cursor) };
  return rows.find({ where: beyond as FindOptionsWhere<Row>, order: { position: order } as FindOptionsOrder<Row>, take: limit + 1 });
}
