import { Injectable } from '@nestjs/common';
import { In, LessThan, MoreThan } from 'typeorm';
import { ReadSide } from '#projections/runner';
import { ImportRow } from './import.entity';
import { type ConflictStatus, ImportRowIssue } from './import-row.entity';

/** An import with the first rows of its file that did not become a draw. */
export type ImportReport = Readonly<{
  summary: ImportRow;
  conflicts: readonly ImportRowIssue[];
  rejected: readonly ImportRowIssue[];
}>;

/** A page of an import's rows by line; `cursor` is the line that the last page ended with. */
export type RowPageRequest = Readonly<{
  limit: number;
  order: 'asc' | 'desc';
  cursor?: number | undefined;
  kind?: 'conflict' | 'rejected' | undefined;
}>;

/** A page of a game's conflicts by import and line; `cursor` is the key that the last page ended with. */
export type ConflictPageRequest = Readonly<{
  limit: number;
  order: 'asc' | 'desc';
  cursor?: string | undefined;
  status?: ConflictStatus | undefined;
}>;

@Injectable()
export class ImportQueries {
  constructor(private readonly readSide: ReadSide) {}

  /** An import's report with at most `limit` rows of each kind, in the order of the file; null when there is no such import. */
  async find(importId: string, limit: number): Promise<ImportReport | null> {
    const summary = await this.readSide.repository(ImportRow).findOneBy({ id: importId });
    if (!summary) return null;
    const first = async (kind: 'conflict' | 'rejected') => (await this.rows(importId, { limit, order: 'asc', kind })).slice(0, limit);
    return { summary, conflicts: await first('conflict'), rejected: await first('rejected') };
  }

  /** The summaries of some imports, by their ids. */
  summaries(importIds: readonly string[]): Promise<ImportRow[]> {
    return this.readSide.repository(ImportRow).find({ where: { id: In([...importIds]) }, order: { id: 'asc' } });
  }

  /** Rows of an import that did not become a draw; one more than `limit` tells that there is a next page. */
  rows(importId: string, { limit, order, cursor, kind }: RowPageRequest): Promise<ImportRowIssue[]> {
    const beyond = cursor === undefined ? {} : { line: order === 'asc' ? MoreThan(cursor) : LessThan(cursor) };
    return this.readSide.repository(ImportRowIssue).find({
      where: { importId, ...(kind === undefined ? {} : { kind }), ...beyond },
      order: { line: order },
      take: limit + 1,
    });
  }

  /** Ids of the imports that are being read, or were when the service stopped. */
  async running(): Promise<string[]> {
    return (await this.readSide.repository(ImportRow).findBy({ status: 'running' })).map(({ id }) => id);
  }

  /** Conflicts of a game; one more than `limit` tells that there is a next page. */
  conflicts(game: string, { limit, order, cursor, status }: ConflictPageRequest): Promise<ImportRowIssue[]> {
    const beyond = cursor === undefined ? {} : { key: order === 'asc' ? MoreThan(cursor) : LessThan(cursor) };
    return this.readSide.repository(ImportRowIssue).find({
      where: { game, ...(status === undefined ? {} : { status }), ...beyond },
      order: { key: order },
      take: limit + 1,
    });
  }

  /** The open conflicts of a draw, in the order of the imports. */
  openConflictsOf(game: string, date: string): Promise<ImportRowIssue[]> {
    return this.readSide.repository(ImportRowIssue).find({ where: { game, status: 'open', date }, order: { key: 'asc' } });
  }

  /** How many conflicts of a game are open. */
  openConflicts(game: string): Promise<number> {
    return this.readSide.repository(ImportRowIssue).countBy({ game, status: 'open' });
  }
}
