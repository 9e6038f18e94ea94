import { IsIn, IsOptional, IsString, Length } from 'class-validator';
import { PageQuery } from '#modules/platform';

const kinds = ['database', 'models', 'configuration', 'logs'] as const;
type Kind = (typeof kinds)[number];
const statuses = ['requested', 'created', 'verified', 'damaged', 'failed', 'removed'] as const;

/** What to back up. */
export class RequestBackupDto {
  /**
   * `database` (the log, its checkpoints and the public parts of its keys), `models`, `configuration` or `logs` (the process's own).
   * @example "database"
   */
  @IsIn(kinds)
  kind: Kind = 'database';

  /**
   * Why, for the record.
   * @example "before the upgrade"
   */
  @IsOptional()
  @IsString()
  @Length(1, 200)
  because?: string;
}

/** Which backups to list. */
export class BackupsQuery extends PageQuery {
  /**
   * Of one kind.
   * @example "database"
   */
  @IsOptional()
  @IsIn(kinds)
  kind?: Kind;

  /**
   * In one status.
   * @example "verified"
   */
  @IsOptional()
  @IsIn(statuses)
  status?: (typeof statuses)[number];
}
