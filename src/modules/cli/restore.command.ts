import { Command, Option } from 'nest-commander';
import { BackupKind } from '#events/backups';
import { type Restored, restore, type RestoreTask } from '#modules/backups';
import { utcTime } from '#modules/platform';
import { asUsual } from './backup-failures';
import { configuredSettings } from './configured-settings';
import { CommandFailure, exitCodes } from './exit-codes';
import { type CommonOptions, ReportingCommand, wholeNumber } from './service-command';

type Options = CommonOptions & {
  from?: string;
  dataDir?: string;
  modelsDir?: string;
  backup?: string;
  toPosition?: number;
  toTime?: string;
  only?: BackupKind;
  force?: boolean;
};

/** Restores a stopped service's log, models and settings from backups. */
@Command({ name: 'restore', description: 'restore a stopped service’s files from backups' })
export class RestoreCommand extends ReportingCommand {
  @Option({ flags: '--from <place>', description: 'where the backups are (default: HINDCAST_BACKUP_DIR)' })
  from(place: string): string {
    return place;
  }

  @Option({ flags: '--data-dir <directory>', description: 'where to restore the log to (default: HINDCAST_DATA_DIR)' })
  dataDir(directory: string): string {
    return directory;
  }

  @Option({ flags: '--models-dir <directory>', description: 'where to restore models to (default: HINDCAST_MODELS_DIR)' })
  modelsDir(directory: string): string {
    return directory;
  }

  @Option({ flags: '--backup <id>', description: 'the backup of the database to begin with (default: the newest)' })
  backup(id: string): string {
    return id;
  }

  @Option({ flags: '--to-position <position>', description: 'the last position to restore (default: all)' })
  toPosition(position: string): number {
    return wholeNumber(position);
  }

  @Option({ flags: '--to-time <time>', description: 'restore what was on record at a UTC time' })
  toTime(time: string): string {
    const known = utcTime(time);
    if (known === undefined) throw new CommandFailure(`${time} is no time such as 2026-05-01T00:00:00Z`, exitCodes.usage);
    return known;
  }

  @Option({ flags: '--only <kind>', description: 'restore database, models or configuration alone' })
  only(kind: string): BackupKind {
    if (!['database', 'models', 'configuration'].includes(kind))
      throw new CommandFailure(`${kind} is none of database, models, configuration`, exitCodes.usage);
    return kind as BackupKind;
  }

  @Option({ flags: '--force', description: 'put aside what is there' })
  force(): boolean {
    return true;
  }

  async run(_: string[], options: Options): Promise<void> {
    const restored = await asUsual(restore(taskOf(options)));
    this.report(options, restored, linesOf(restored).join('\n'));
  }
}

function taskOf({ from, dataDir, modelsDir, backup, toPosition, toTime, only, force }: Options): RestoreTask {
  const settings = configuredSettings();
  const place = from ?? settings.backups.directory;
  if (place === null) throw new CommandFailure('there is no place of backups: give --from, or set HINDCAST_BACKUP_DIR', exitCodes.usage);
  if (toPosition !== undefined && toTime !== undefined)
    throw new CommandFailure('--to-position and --to-time say two things', exitCodes.usage);
  // Keys lie beside the data by default: of the directory that is restored.
  if (dataDir !== undefined) Object.assign(settings, { dataDir });
  return {
    ...{ place, dataDir: settings.dataDir, modelsDir: modelsDir ?? settings.modelsDir, keyRingFile: settings.keyRingFile },
    target: toPosition !== undefined ? { position: toPosition } : toTime !== undefined ? { time: toTime } : null,
    ...{ backupId: backup ?? null, only: only ?? null, force: force ?? false, now: new Date().toISOString() },
  };
}

function linesOf({ data, models, configuration }: Restored): string[] {
  const lines: string[] = [];
  if (data) lines.push(`the log was restored to position ${data.head} (root ${data.root}), with ${data.checkpoints} checkpoints`);
  if (data?.aside) lines.push(`what was there before is in ${data.aside}`);
  if (models !== null) lines.push(`${models} artifacts of models are there`);
  if (configuration !== null)
    lines.push(`the settings are in ${configuration}; secrets among them are not: start with npm start -- --config ${configuration}`);
  return lines.length === 0 ? ['there was nothing to restore'] : lines;
}
