import 'reflect-metadata';
import { CommandFactory } from 'nest-commander';
import { CliModule, CommandFailure, exitCodes } from '#modules/cli';

/** Says what went wrong, for machines too when they asked, and ends with the code that tells its kind. */
function fail(error: unknown): never {
  const message = error instanceof Error ? error.message : String(error);
  if (process.argv.includes('--json') && error instanceof CommandFailure && error.problem) console.log(JSON.stringify(error.problem));
  console.error(message);
  process.exit(error instanceof CommandFailure ? error.exitCode : exitCodes.failed);
}

CommandFactory.run(CliModule, {
  logger: false,
  cliName: 'hindcast',
  errorHandler: (error) => {
    // Commander has already said what is wrong with the options.
    const isUsage = (error as { code?: string }).code?.startsWith('commander.');
    if (!isUsage) fail(error);
    process.exit((error as { exitCode?: number }).exitCode === 0 ? exitCodes.ok : exitCodes.usage);
  },
  serviceErrorHandler: fail,
}).catch(fail);
