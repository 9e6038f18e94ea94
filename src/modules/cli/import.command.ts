import { randomUUID } from 'node:crypto';
import { Command, Option } from 'nest-commander';
import type { ImportTotals } from '#events/draws';
import { FileUpload } from './file-upload';
import { type Tell, withProgress } from './progress';
import { answered, type ServiceClient } from './service-client';
import { type CommonOptions, ServiceCommand } from './service-command';

type Options = CommonOptions & { game?: string; dryRun?: boolean };

const lookMs = 500;

/** Imports a file of draws. */
@Command({
  name: 'import',
  arguments: '<file>',
  argsDescription: { file: 'CSV, TSV or JSON that names its columns' },
  description: 'import a file of draws',
})
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
    const { game = 'powerball', dryRun = false } = options;
    const upload = await FileUpload.of(file);
    const report = await withProgress({ what: 'importing', unit: 'rows' }, (tell) =>
      importFile(this.service(options), upload, { game, dryRun }, tell),
    );
    const lines = [
      `${dryRun ? 'it would be: ' : ''}${report.accepted} accepted, ${report.duplicates} duplicates, ${report.conflictCount} conflicts, ${report.rejectedCount} rejected`,
      ...report.conflicts.map(({ line, date }) => `line ${line}: another result is on record for ${date}`),
      ...report.rejected.map(({ line, message }) => `line ${line}: ${message}`),
    ];
    this.report(options, report, lines.join('\n'));
  }
}

type Wish = Readonly<{ game: string; dryRun: boolean }>;

/** Sends the file; the parts of a large one that are on record tell meanwhile how far it is. */
async function importFile(service: ServiceClient, upload: FileUpload, { game, dryRun }: Wish, tell: Tell) {
  const correlationId = randomUUID();
  const file = upload.as('text/csv');
  // Whether the service answers at all is for the import itself to find out.
  const looking = setInterval(() => void lookAtParts(service, correlationId, upload, tell).catch(() => {}), lookMs);
  try {
    const headers = { ...file.headers, 'x-correlation-id': correlationId };
    return await answered(service.POST('/v1/games/{game}/imports', { ...file, headers, params: { path: { game }, query: { dryRun } } }));
  } finally {
    clearInterval(looking);
  }
}

async function lookAtParts(service: ServiceClient, correlationId: string, { lines }: FileUpload, tell: Tell): Promise<void> {
  const query = { type: ['ImportAdvanced'], correlationId, limit: 1 };
  const { items } = await answered(service.GET('/v1/events', { params: { query } }));
  const [last] = items;
  if (!last) return;
  const { accepted, duplicates, conflicts, rejected } = last.data as ImportTotals;
  const rows = accepted + duplicates + conflicts + rejected;
  tell(rows, Math.max(lines, rows));
}
