import { join } from 'node:path';
import { Command, Option } from 'nest-commander';
import { eventCatalog } from '#events/catalog';
import { SqliteEventLog } from '#events/store';
import { projectionCatalog } from '#projections/catalog';
import { ReadSide, type Rebuilt } from '#projections/runner';
import { withDataDirectory } from './data-directory';
import type { ServiceClient } from './service-client';
import { type CommonOptions, ServiceCommand } from './service-command';

type Options = CommonOptions & { dataDir?: string };

const pollMs = 200;

/** Computes the read side anew: of a running service, or in a stopped one's data directory. */
@Command({ name: 'rebuild', description: 'compute the read side anew from the log' })
export class RebuildCommand extends ServiceCommand {
  @Option({ flags: '--data-dir <directory>', description: 'work on a stopped service’s data directory' })
  dataDir(directory: string): string {
    return directory;
  }

  async run(_: string[], options: Options): Promise<void> {
    if (options.dataDir === undefined) {
      const position = await rebuildRunning(this.service(options));
      this.report(options, { position }, `the read side was computed anew to position ${position}`);
    } else {
      const rebuilt = await rebuildStopped(options.dataDir);
      this.report(options, rebuilt, `the read side was computed anew to position ${rebuilt.position} in ${rebuilt.durationMs} ms`);
    }
  }
}

async function rebuildRunning(service: ServiceClient): Promise<unknown> {
  await service.post('/v1/projections/rebuild');
  for (;;) {
    const { rebuilding, position } = await service.get('/v1/projections');
    if (!rebuilding) return position;
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
}

const rebuildStopped = (directory: string): Promise<Rebuilt> =>
  withDataDirectory(directory, async (logFile) => {
    const log = await SqliteEventLog.open(logFile, eventCatalog, () => new Date().toISOString());
    const readSide = new ReadSide({ directory: join(directory, 'read'), logFile, log, projections: projectionCatalog });
    try {
      return (await readSide.open()) ?? (await readSide.rebuild('asked for on the command line'));
    } finally {
      await readSide.close();
      log.close();
    }
  });
