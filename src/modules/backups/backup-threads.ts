import { join } from 'node:path';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { Piscina } from 'piscina';
import { packageRoot } from '#events/store';
import { Settings } from '#modules/configuration';
import type { BackupTask } from './work/backup.worker';
import type { CreatedBackup, CreateTask } from './work/create-backup';
import type { Shipped } from './work/ship-additions';
import type { Source } from './work/source';
import type { BackupVerification } from './work/verify-backup';

/** Makes, ships and verifies backups in threads (always the built code): one that ships, and one at a low priority for what takes long. */
@Injectable()
export class BackupThreads implements OnModuleDestroy {
  private readonly shipper = pool(false);
  private readonly maker = pool(true);
  private closed = false;

  constructor(private readonly settings: Settings) {}

  /** Whether the service is about to stop: what is under way is broken off. */
  get isClosed(): boolean {
    return this.closed;
  }

  /** What is backed up, and where to; null where there is no place for backups. */
  get source(): Source | null {
    const { backups, dataDir, modelsDir, keyRingFile } = this.settings;
    if (backups.directory === null) return null;
    return { place: backups.directory, dataDir, modelsDir, keyRingFile, sealedBy: backups.encrypted ? keyRingFile : null };
  }

  /** @throws Error with the reason, also when the thread dies */
  create(task: CreateTask): Promise<CreatedBackup> {
    return this.maker.run({ kind: 'create', task } satisfies BackupTask);
  }

  /** @throws Error when it could not be verified: a backup that is damaged is an answer */
  verify(place: string, name: string): Promise<BackupVerification> {
    const { keyRingFile, dataDir } = this.settings;
    return this.maker.run({ kind: 'verify', task: { place, name, keyRingFile, dataDir } } satisfies BackupTask);
  }

  /** @param now UTC ISO 8601 */
  ship(source: Source, now: string): Promise<Shipped> {
    return this.shipper.run({ kind: 'ship', source, now } satisfies BackupTask);
  }

  async onModuleDestroy(): Promise<void> {
    this.closed = true;
    await Promise.all([this.shipper.destroy(), this.maker.destroy()]);
  }
}

/** One that ships goes on living for a while: it is needed again in seconds as long as there is something new. */
function pool(lowPriority: boolean): Piscina {
  const threads = new Piscina({
    filename: join(packageRoot(), 'dist/modules/backups/work/backup.worker.js'),
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: lowPriority ? 1_000 : 60_000,
    workerData: { lowPriority },
  });
  threads.on('error', (error: Error) => new Logger('backups').error('a thread died', error.stack));
  return threads;
}
