import { IsIn, IsOptional } from 'class-validator';
import { MomentQuery } from '../http/moment.dto';
import { type ExportFormat, exportFormats } from './export-format';

/** What to export as. */
export class ExportQuery extends MomentQuery {
  /**
   * `csv`, `json` (one list) or `ndjson` (one object a line).
   * @example "csv"
   */
  @IsOptional()
  @IsIn(exportFormats)
  format: ExportFormat = 'csv';
}
