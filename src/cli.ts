import 'reflect-metadata';
import { CommandFactory } from 'nest-commander';
import { CommandFailure, commandLineFor, exitCodes } from '#modules/cli';

/** Says what went wrong, for machines too when they asked, and ends with the code that tells its kind. */
function fail(error: unknown): never {
  const message = error instanceof Error ? error.message : String(error);
  if (process.argv.includes('--json') && error instanceof CommandFailure && error.problem) console.log(JSON.stringify(error.problem));
  console.error(message);
  process.exit(error instanceof CommandFailure ? error.exitCode : exitCodes.failed);
}

async function run(): Promise<void> {
  await CommandFactory.run(await commandLineFor(process.argv[2]), {
    logger: false,
    cliName: 'hindcast',
    errorHandler: (error) => {
      // Commander has already said what is wrong with the options.
      const isUsage = (error as { code?: string }).code?.startsWith('commander.');
      if (!isUsage) fail(error);
      process.exit((error as { exitCode?: number }).exitCode === 0 ? exitCodes.ok : exitCodes.usage);
    },
    serviceErrorHandler: fail,
  });
}

run().catch(fail);
