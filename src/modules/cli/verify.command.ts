import { join } from 'node:path';
import { Command, Option } from 'nest-commander';
import { eventCatalog } from '#events/catalog';
import { LogFile, verifyLog } from '#events/store';
import { settingsFrom } from '#modules/platform';
import { projectionCatalog } from '#projections/catalog';
import { verifyReadSide } from '#projections/runner';
import { withDataDirectory } from './data-directory';
import { CommandFailure, exitCodes } from './exit-codes';
import { type CommonOptions, ReportingCommand } from './service-command';

type Options = CommonOptions & { dataDir?: string };

/** Checks a stopped service's data: the log from end to end, and the read side against the log. */
@Command({ name: 'verify', description: 'check a stopped service’s log and read side' })
export class VerifyCommand extends ReportingCommand {
  @Option({ flags: '--data-dir <directory>', description: 'the data directory (default: HINDCAST_DATA_DIR)' })
  dataDir(directory: string): string {
    return directory;
  }

  async run(_: string[], options: Options): Promise<void> {
    const result = await verify(options.dataDir ?? settingsFrom(process.env).dataDir);
    this.report(options, result, [`${result.events} events in ${result.streams} streams`, ...result.problems, result.readSide].join('\n'));
    if (result.problems.length > 0) throw new CommandFailure(`${result.problems.length} problems were found`, exitCodes.unsound);
  }
}

const verify = (directory: string) =>
  withDataDirectory(directory, async (logFile) => {
    const log = verifyLog(logFile);
    if (log.problems.length > 0) return { ...log, readSide: 'the read side was not checked: the log is not sound' };
    const file = new LogFile(logFile, eventCatalog);
    try {
      const { state, problems } = await verifyReadSide(join(directory, 'read'), file, projectionCatalog);
      return { ...log, problems, readSide: state };
    } finally {
      file.close();
    }
  });
