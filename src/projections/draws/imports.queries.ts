import { Injectable } from '@nestjs/common';
import { LessThan, MoreThan } from 'typeorm';
import { ReadSide } from '#projections/runner';
import { ImportRow } from './import.entity';
import { type ConflictStatus, ImportRowIssue } from './import-row.entity';

/** An import with every row of its file that did not become a draw. */
export type ImportReport = Readonly<{ summary: ImportRow; issues: readonly ImportRowIssue[] }>;

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

  /** An import's report, rows in the order of the file; null when there is no such import. */
  async find(importId: string): Promise<ImportReport | null> {
    const summary = await this.readSide.repository(ImportRow).findOneBy({ id: importId });
    if (!summary) return null;
    return { summary, issues: await this.readSide.repository(ImportRowIssue).find({ where: { importId }, order: { line: 'asc' } }) };
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
}
