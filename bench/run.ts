import 'reflect-metadata';
import { analyticsBars } from './analytics.bench';
import { appendBars } from './append.bench';
import { backupBars } from './backup.bench';
import { dashboardBars } from './dashboard.bench';
import { filledLog, scratchDirectory } from './fixture';
import { flatBars } from './flat.bench';
import { foldBars } from './fold.bench';
import { importBars } from './import.bench';
import { loadBars } from './load.bench';
import { logBars } from './logs.bench';
import { memoryBars } from './memory.bench';
import { httpPageBars, pageBars } from './page.bench';
import { peerBars } from './peers.bench';
import { proofBars } from './proofs.bench';
import { type Bar, lineOf } from './report';
import { serviceBars } from './service.bench';
import { trainingBars } from './training.bench';

/** npm run bench [-- --events=1000000] [-- append fold …]: every bar as a ratio to what the machine can do, side by side in one run. */
async function main(): Promise<void> {
  const events = Number(process.argv.find((argument) => argument.startsWith('--events='))?.split('=')[1] ?? 200_000);
  const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
  const directory = scratchDirectory();
  const groups: Record<string, () => Promise<Bar[]>> = {
    append: appendBars,
    import: importBars,
    page: async () => {
      const log = await filledLog(directory, events);
      const bars = await pageBars(log);
      log.close();
      return [...bars, ...(await httpPageBars(directory))];
    },
    fold: async () => {
      (await filledLog(directory, events)).close();
      return foldBars(directory, events);
    },
    flat: () => flatBars([10_000, 100_000, ...(events >= 1_000_000 ? [1_000_000] : [])]),
    proofs: () => proofBars(events),
    logs: logBars,
    backup: () => backupBars(events),
    training: trainingBars,
    analytics: analyticsBars,
    peers: peerBars,
    service: async () => {
      (await filledLog(directory, events)).close();
      return serviceBars(directory, events);
    },
    load: async () => {
      (await filledLog(directory, events)).close();
      return loadBars(directory);
    },
    memory: memoryBars,
    dashboard: async () => {
      (await filledLog(directory, events)).close();
      return dashboardBars(directory, events);
    },
  };
  for (const [name, measure] of Object.entries(groups)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    for (const bar of await measure()) process.stdout.write(`${lineOf(bar)}\n`);
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
    process.exit(1);
  },
);
