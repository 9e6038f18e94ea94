import { Command } from 'nest-commander';
import { FileUpload } from './file-upload';
import { answered } from './service-client';
import { type CommonOptions, ServiceCommand } from './service-command';

/** Takes over the prediction sets of the old application. */
@Command({
  name: 'migrate-legacy',
  arguments: '<file>',
  argsDescription: { file: 'the database, such as model_predictions.db' },
  description: "take over the prediction sets in the old application's database",
})
export class MigrateLegacyCommand extends ServiceCommand {
  async run([file = '']: string[], options: CommonOptions): Promise<void> {
    const upload = await FileUpload.of(file);
    const report = await answered(this.service(options).POST('/v1/legacy/migrations', upload.as('application/vnd.sqlite3')));
    const lines = [
      `${report.migrated} sets with ${report.tickets} predictions taken over, ${report.alreadyMigrated} were there already, ${report.rejected} rows rejected, ${report.remarks} remarks`,
      ...report.notes,
      ...report.problems.map(
        ({ table, row, kind, message }) => `${table} row ${row} ${kind === 'rejected' ? 'rejected' : 'taken over'}: ${message}`,
      ),
    ];
    this.report(options, report, lines.join('\n'));
  }
}
