import { Command, Option } from 'nest-commander';
import { fileBytes } from './file-bytes';
import { type CommonOptions, ServiceCommand } from './service-command';

type Options = CommonOptions & { game?: string; dryRun?: boolean };
type Row = { line: number; message?: string; date?: string };

/** Imports a file of draws. */
@Command({ name: 'import', arguments: '<file>', description: 'import a file of draws' })
export class ImportCommand extends ServiceCommand {
  @Option({ flags: '--game <game>', description: 'the game (default: powerball)' })
  game(game: string): string {
    return game;
  }

  @Option({ flags: '--dry-run', description: 'only tell what would happen' })
  dryRun(): boolean {
    return true;
  }

  async run([file = '']: string[], options: Options): Promise<void> {
    const query = options.dryRun ? '?dryRun=true' : '';
    const report = await this.service(options).postFile(`/v1/games/${options.game ?? 'powerball'}/imports${query}`, fileBytes(file));
    const conflicts = report.conflicts as Row[];
    const rejected = report.rejected as Row[];
    const lines = [
      `${options.dryRun ? 'it would be: ' : ''}${report.accepted} accepted, ${report.duplicates} duplicates, ${report.conflictCount} conflicts, ${report.rejectedCount} rejected`,
      ...conflicts.map(({ line, date }) => `line ${line}: another result is on record for ${date}`),
      ...rejected.map(({ line, message }) => `line ${line}: ${message}`),
    ];
    this.report(options, report, lines.join('\n'));
  }
}
