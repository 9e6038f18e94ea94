import 'reflect-metadata';
import { configurationFrom } from '#modules/platform';
import { type Service, startService } from './service';

async function main(): Promise<void> {
  let service: Service | undefined;
  process.once('uncaughtException', (error) => {
    // What comes after it is its consequence, and says less.
    process.on('uncaughtException', () => {});
    if (service) service.crashed(error).then(() => process.exit(1), fail);
    else fail(error);
  });
  service = await startService(configurationFrom({ argv: process.argv.slice(2), variables: process.env, directory: process.cwd() }));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      service.stop(signal).then(
        () => process.exit(0),
        (error: unknown) => fail(error),
      );
    });
  }
}

function fail(error: unknown): never {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

main().catch(fail);
