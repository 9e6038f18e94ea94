import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Command, Option } from 'nest-commander';
import { eventCatalog } from '#events/catalog';
import { SqliteEventLog } from '#events/store';
import { projectionCatalog } from '#projections/catalog';
import { type BuildProgress, ReadSide, type Rebuilt } from '#projections/runner';
import { withDataDirectory } from './data-directory';
import { listen } from './follow-work';
import { type Tell, withProgress } from './progress';
import { answered, type ServiceClient } from './service-client';
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
    const { dataDir } = options;
    const result: { position: number; durationMs?: number } = await withProgress(
      { what: 'computing the read side', unit: 'events' },
      async (tell) => (dataDir === undefined ? rebuildRunning(this.service(options), tell) : rebuildStopped(dataDir, tell)),
    );
    const took = result.durationMs === undefined ? '' : ` in ${result.durationMs} ms`;
    this.report(options, result, `the read side was computed anew to position ${result.position}${took}`);
  }
}

async function rebuildRunning(service: ServiceClient, tell: Tell): Promise<{ position: number }> {
  const over = new AbortController();
  const feed = await answered(service.GET('/v1/events/feed', { parseAs: 'stream', signal: over.signal }));
  const onProgress = ({ position, total }: BuildProgress) => tell(position, total);
  const told = feed ? listen(feed, 'rebuild-progress', onProgress) : undefined;
  try {
    await answered(service.POST('/v1/projections/rebuild'));
    return { position: await rebuilt(service) };
  } finally {
    over.abort();
    await told;
  }
}

async function rebuilt(service: ServiceClient): Promise<number> {
  for (;;) {
    const { rebuilding, position } = await answered(service.GET('/v1/projections'));
    if (!rebuilding) return position;
    await pause(pollMs);
  }
}

const rebuildStopped = (directory: string, tell: Tell): Promise<Rebuilt> =>
  withDataDirectory(directory, async (logFile) => {
    const log = await SqliteEventLog.open(logFile, eventCatalog, () => new Date().toISOString());
    const readSide = new ReadSide({ directory: join(directory, 'read'), logFile, log, projections: projectionCatalog });
    readSide.onProgress(({ position, total }) => tell(position, total));
    try {
      return (await readSide.open()) ?? (await readSide.rebuild('asked for on the command line'));
    } finally {
      await readSide.close();
      log.close();
    }
  });
