import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Settings } from '#modules/configuration';
import { HealthChecks, Metrics } from '#modules/platform';
import { diskCondition, type Room } from '../domain/disk-condition';

/** Tells the health of the service, and its metrics, how much room the disks have. */
@Injectable()
export class DiskHealth implements OnModuleInit {
  constructor(
    private readonly checks: HealthChecks,
    private readonly metrics: Metrics,
    private readonly settings: Settings,
  ) {}

  onModuleInit(): void {
    this.checks.add('disk', async () => diskCondition(await this.rooms(), this.settings.operations.diskFreeBytesMin));
    this.metrics.add({
      name: 'hindcast_disk_free_bytes',
      help: 'Bytes that may still be written on the volume of the data or of the models.',
      labels: ['volume'],
      read: async () => (await this.rooms()).map(({ name, freeBytes }) => ({ labels: { volume: name }, value: freeBytes })),
    });
  }

  private rooms(): Promise<Room[]> {
    const { dataDir, modelsDir } = this.settings;
    const directories = { data: dataDir, models: modelsDir };
    return Promise.all(
      Object.entries(directories).map(async ([name, directory]) => {
        const { bavail, bsize } = await statfs(existing(resolve(directory)));
        return { name, freeBytes: bavail * bsize };
      }),
    );
  }
}

/** The directory, or the one that it will be made in. */
const existing = (directory: string): string =>
  existsSync(directory) || dirname(directory) === directory ? directory : existing(dirname(directory));
