import 'reflect-metadata';
import { constants } from 'node:os';
import { configurationFrom } from '#modules/configuration';
import { type Service, startService } from './service';

const signals = ['SIGINT', 'SIGTERM'] as const;

async function main(): Promise<void> {
  let service: Service | undefined;
  process.once('uncaughtException', (error) => {
    // What comes after it is its consequence, and says less.
    process.on('uncaughtException', () => {});
    if (service) service.crashed(error).then(() => process.exit(1), fail);
    else fail(error);
  });
  const started = await startService(configurationFrom({ argv: process.argv.slice(2), variables: process.env, directory: process.cwd() }));
  service = started;
  let isStopping = false;
  for (const signal of signals) {
    process.on(signal, () => {
      // Whoever asks twice does not want to wait: what was acknowledged is on the disk.
      if (isStopping) process.exit(128 + constants.signals[signal]);
      isStopping = true;
      started.stop(signal).then(() => process.exit(0), fail);
    });
  }
}

function fail(error: unknown): never {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

main().catch(fail);
