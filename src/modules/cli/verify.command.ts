import { join } from 'node:path';
import { Command, Option } from 'nest-commander';
import { eventCatalog } from '#events/catalog';
import { LogFile, verifyLog } from '#events/store';
import { verifyClosings } from '#modules/predictions';
import { verifyCheckpoints } from '#modules/proofs';
import { projectionCatalog } from '#projections/catalog';
import { verifyReadSide } from '#projections/runner';
import { configuredSettings } from './configured-settings';
import { withDataDirectory } from './data-directory';
import { CommandFailure, exitCodes } from './exit-codes';
import { withProgress } from './progress';
import { type CommonOptions, ReportingCommand } from './service-command';
import { verifyReceiptFile } from './verify-receipt';

type Options = CommonOptions & {
  dataDir?: string;
  checkpoint?: string[];
  proof?: string;
  key?: string;
  tsaCertificate?: string[];
  witness?: string[];
};

const marks = { passed: '✓', failed: '✗', 'not-shown': '–' } as const;

/** Checks a stopped service's data: the log from end to end, its tree, the checkpoints kept, and the read side against the log; or a receipt. */
@Command({ name: 'verify', description: 'check a stopped service’s log, checkpoints and read side, or a receipt' })
export class VerifyCommand extends ReportingCommand {
  @Option({ flags: '--data-dir <directory>', description: 'the data directory (default: HINDCAST_DATA_DIR)' })
  dataDir(directory: string): string {
    return directory;
  }

  @Option({ flags: '--checkpoint <file>', description: 'a checkpoint that was kept elsewhere; may be given again' })
  checkpoint(file: string, others: string[] = []): string[] {
    return [...others, file];
  }

  @Option({ flags: '--proof <file>', description: 'check this receipt of a prediction, and nothing else' })
  proof(file: string): string {
    return file;
  }

  @Option({ flags: '--key <verifier key>', description: 'the key of the log that you know, for a receipt' })
  key(key: string): string {
    return key;
  }

  @Option({ flags: '--witness <verifier key>', description: 'key of a witness that you trust, for a receipt; may be given again' })
  witness(key: string, others: string[] = []): string[] {
    return [...others, key];
  }

  @Option({ flags: '--tsa-certificate <file>', description: 'certificate of a time-stamp authority, for a receipt; may be given again' })
  tsaCertificate(file: string, others: string[] = []): string[] {
    return [...others, file];
  }

  async run(_: string[], options: Options): Promise<void> {
    if (options.proof !== undefined) return this.verifyReceipt(options.proof, options);
    const result = await verify(options.dataDir ?? configuredSettings().dataDir, options.checkpoint ?? []);
    const counts = `${result.events} events in ${result.streams} streams, ${result.checkpoints} checkpoints`;
    this.report(options, result, [counts, ...result.problems, result.readSide].join('\n'));
    if (result.problems.length > 0) throw new CommandFailure(`${result.problems.length} problems were found`, exitCodes.unsound);
  }

  private async verifyReceipt(file: string, options: Options): Promise<void> {
    const result = await verifyReceiptFile(file, { key: options.key, witnesses: options.witness ?? [] }, options.tsaCertificate ?? []);
    const lines = result.checks.map(({ name, status, sentence }) => `${marks[status]} ${name}: ${sentence}`);
    this.report(options, result, [...lines, '', ...result.verdict].join('\n'));
    if (!result.passed) throw new CommandFailure('the receipt does not hold', exitCodes.unsound);
  }
}

const verify = (directory: string, elsewhere: readonly string[]) =>
  withDataDirectory(directory, async (logFile) => {
    const log = await withProgress({ what: 'checking the log', unit: 'checks' }, async (tell) => verifyLog(logFile, tell));
    const file = new LogFile(logFile, eventCatalog);
    try {
      const kept =
        log.problems.length > 0 ? { checkpoints: 0, problems: [] } : verifyCheckpoints(file, join(directory, 'checkpoints'), elsewhere);
      const closings = log.problems.length > 0 ? [] : verifyClosings(file);
      const problems = [...log.problems, ...kept.problems, ...closings];
      const { checkpoints } = kept;
      if (problems.length > 0) return { ...log, checkpoints, problems, readSide: 'the read side was not checked: the log is not sound' };
      const readSide = await withProgress({ what: 'checking the read side', unit: 'events' }, (tell) =>
        verifyReadSide(join(directory, 'read'), file, projectionCatalog, ({ position, total }) => tell(position, total)),
      );
      return { ...log, checkpoints, problems: readSide.problems, readSide: readSide.state };
    } finally {
      file.close();
    }
  });
