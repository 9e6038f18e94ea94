import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { packageRoot } from '#events/store';
import { Settings } from '#modules/configuration';
import { ReadSide } from '#projections/runner';
import type { Surroundings } from './work/source';

/** Version in the project's package.json. */
export const serviceVersion = (): string => JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')).version;

/** What a backup takes from the running process. */
@Injectable()
export class BackupSurroundings {
  constructor(
    private readonly settings: Settings,
    private readonly readSide: ReadSide,
  ) {}

  now(): Surroundings {
    const { readSide } = this;
    return {
      version: serviceVersion(),
      configuration: this.settings.configuration,
      readSide: readSide.isOpen ? { file: readSide.view.file, fingerprint: readSide.fingerprint } : null,
    };
  }
}
