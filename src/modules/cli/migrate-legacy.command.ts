import { Command } from 'nest-commander';
import { fileBytes } from './file-bytes';
import { type CommonOptions, ServiceCommand } from './service-command';

type Problem = { table: string; row: number; kind: string; message: string };

/** Takes over the prediction sets of the old application. */
@Command({ name: 'migrate-legacy', arguments: '<file>', description: "take over the prediction sets in the old application's database" })
export class MigrateLegacyCommand extends ServiceCommand {
  async run([file = '']: string[], options: CommonOptions): Promise<void> {
    const report = await this.service(options).postFile('/v1/legacy/migrations', fileBytes(file), 'application/vnd.sqlite3');
    const problems = report.problems as Problem[];
    const lines = [
      `${report.migrated} sets with ${report.tickets} predictions taken over, ${report.alreadyMigrated} were there already, ${report.rejected} rows rejected, ${report.remarks} remarks`,
      ...(report.notes as string[]),
      ...problems.map(
        ({ table, row, kind, message }) => `${table} row ${row} ${kind === 'rejected' ? 'rejected' : 'taken over'}: ${message}`,
      ),
    ];
    this.report(options, report, lines.join('\n'));
  }
}
