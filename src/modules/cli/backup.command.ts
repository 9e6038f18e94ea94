import { Command, Option } from 'nest-commander';
import { BackupKind } from '#events/backups';
import { backUpStopped, verifyPlace } from '#modules/backups';
import { asUsual } from './backup-failures';
import { configuredSettings } from './configured-settings';
import { withDataDirectory } from './data-directory';
import { CommandFailure, exitCodes } from './exit-codes';
import { answered, type ServiceClient, type View } from './service-client';
import { type CommonOptions, ServiceCommand } from './service-command';

type Options = CommonOptions & { kind?: BackupKind; id?: string; dataDir?: string; modelsDir?: string; to?: string; from?: string };
type Backup = View<'BackupView'>;

const pollMs = 200;
/** What a running service backs up when nobody says what; its own logs it backs up by itself. */
const usual: readonly BackupKind[] = ['database', 'models', 'configuration'];

/** Backs up, or verifies backups: through a running service, or without one. */
@Command({ name: 'backup', arguments: '[verify]', description: 'make backups, or verify them' })
export class BackupCommand extends ServiceCommand {
  @Option({ flags: '--kind <kind>', description: `one kind: ${BackupKind.options.join(', ')} (default: all)` })
  kind(kind: string): BackupKind {
    const known = BackupKind.safeParse(kind);
    if (!known.success) throw new CommandFailure(`${kind} is none of ${BackupKind.options.join(', ')}`, exitCodes.usage);
    return known.data;
  }

  @Option({ flags: '--data-dir <directory>', description: 'back up a stopped service’s data directory' })
  dataDir(directory: string): string {
    return directory;
  }

  @Option({ flags: '--models-dir <directory>', description: 'with --data-dir: the models directory (default: HINDCAST_MODELS_DIR)' })
  modelsDir(directory: string): string {
    return directory;
  }

  @Option({ flags: '--to <place>', description: 'with --data-dir: where backups are kept (default: HINDCAST_BACKUP_DIR)' })
  to(place: string): string {
    return place;
  }

  @Option({ flags: '--id <id>', description: 'with verify: this backup (default: the newest of each kind)' })
  id(id: string): string {
    return id;
  }

  @Option({ flags: '--from <place>', description: 'with verify: backups in this place, without any service' })
  from(place: string): string {
    return place;
  }

  async run([action]: string[], options: Options): Promise<void> {
    if (action !== undefined && action !== 'verify') throw new CommandFailure(`${action} is not verify`, exitCodes.usage);
    if (action === 'verify') return options.from === undefined ? this.verifyRunning(options) : this.verifyStopped(options.from, options);
    return options.dataDir === undefined ? this.backUpRunning(options) : this.backUpStopped(options.dataDir, options);
  }

  private async backUpRunning(options: Options): Promise<void> {
    const service = this.service(options);
    const made: Backup[] = [];
    for (const kind of options.kind ? [options.kind] : usual) {
      const { id } = await answered(service.POST('/v1/backups', { body: { kind, because: 'asked for on the command line' } }));
      made.push(await ended(service, id, null));
    }
    this.tell(options, made);
  }

  private async verifyRunning(options: Options): Promise<void> {
    const service = this.service(options);
    const ids = options.id === undefined ? await newest(service) : [options.id];
    const verified: Backup[] = [];
    for (const id of ids) {
      const before = await lookUp(service, id);
      await answered(service.POST('/v1/backups/{id}/verify', { params: { path: { id } } }));
      verified.push(await ended(service, id, before));
    }
    this.tell(options, verified);
  }

  private async backUpStopped(dataDir: string, options: Options): Promise<void> {
    const settings = Object.assign(configuredSettings(), { dataDir, ...(options.modelsDir ? { modelsDir: options.modelsDir } : {}) });
    const place = options.to ?? settings.backups.directory;
    if (place === null) throw new CommandFailure('there is no place for backups: give --to, or set HINDCAST_BACKUP_DIR', exitCodes.usage);
    const now = new Date().toISOString();
    const made = await withDataDirectory(dataDir, () => asUsual(backUpStopped(settings, place, options.kind ?? null, now)));
    this.report(options, made, made.map(({ name, position, bytes }) => `${name}: position ${position}, ${bytes} bytes`).join('\n'));
  }

  private async verifyStopped(place: string, options: Options): Promise<void> {
    const verified = await asUsual(verifyPlace(place, options.id ?? null, configuredSettings().keyRingFile));
    const lines = verified.flatMap(({ name, checked, problems }) => [`${name}: ${checked}`, ...problems.map((problem) => `  ${problem}`)]);
    this.report(options, verified, lines.join('\n'));
    if (verified.some(({ problems }) => problems.length > 0)) throw new CommandFailure('a backup is damaged', exitCodes.unsound);
  }

  private tell(options: Options, backups: readonly Backup[]): void {
    const lines = backups.flatMap(({ kind, name, status, checked, problems }) => [
      `${name ?? kind}: ${status}${checked === null ? '' : `, ${checked}`}`,
      ...problems.map((problem) => `  ${problem}`),
    ]);
    this.report(options, backups, lines.join('\n'));
    if (backups.some(({ status }) => status === 'damaged')) throw new CommandFailure('a backup is damaged', exitCodes.unsound);
    if (backups.some(({ status }) => status === 'failed')) throw new CommandFailure('a backup failed', exitCodes.failed);
  }
}

const lookUp = (service: ServiceClient, id: string): Promise<Backup> =>
  answered(service.GET('/v1/backups/{id}', { params: { path: { id } } }));

/** Waits until a backup is made and verified. @param before how it was when it was asked to be verified again */
async function ended(service: ServiceClient, id: string, before: Backup | null): Promise<Backup> {
  for (;;) {
    const backup = await lookUp(service, id);
    const isWaiting = ['requested', 'created'].includes(backup.status);
    const isOld = backup.status === 'verified' && backup.verifiedAt === before?.verifiedAt;
    if (!isWaiting && !isOld) return backup;
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
}

async function newest(service: ServiceClient): Promise<string[]> {
  const { items } = await answered(service.GET('/v1/backups', { params: { query: { limit: 1_000 } } }));
  const there = items.filter(({ status }) => ['created', 'verified', 'damaged'].includes(status));
  return usual.flatMap((kind) => there.filter((backup) => backup.kind === kind).slice(0, 1)).map(({ id }) => id);
}
