import { Injectable } from '@nestjs/common';
import { ReadSide } from '#projections/runner';
import { ImportRow } from './import.entity';
import { ImportRowIssue } from './import-row.entity';

/** An import with every row of its file that did not become a draw. */
export type ImportReport = Readonly<{ summary: ImportRow; issues: readonly ImportRowIssue[] }>;

@Injectable()
export class ImportQueries {
  constructor(private readonly readSide: ReadSide) {}

  /** An import's report, rows in the order of the file; null when there is no such import. */
  async find(importId: string): Promise<ImportReport | null> {
    const summary = await this.readSide.repository(ImportRow).findOneBy({ id: importId });
    if (!summary) return null;
    return { summary, issues: await this.readSide.repository(ImportRowIssue).find({ where: { importId }, order: { line: 'asc' } }) };
  }
}
