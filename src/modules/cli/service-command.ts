import { CommandRunner, Option } from 'nest-commander';
import type { Settings } from '#modules/configuration';
import { callingKey } from './calling-key';
import { configuredSettings } from './configured-settings';
import { CommandFailure, exitCodes } from './exit-codes';
import { type ServiceClient, serviceClient } from './service-client';

/** Options of every command. */
export type CommonOptions = { url?: string | undefined; json?: boolean | undefined };

/** A command that tells wrong usage by its exit code. */
export abstract class StrictCommand extends CommandRunner {
  /** Wrong options end with the code for wrong usage; asking for help is no mistake. */
  override setCommand(command: Parameters<CommandRunner['setCommand']>[0]): this {
    command.allowExcessArguments(false);
    command.exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? exitCodes.ok : exitCodes.usage));
    return super.setCommand(command);
  }
}

/** A command that says its result as a line for people or, with `--json`, as one document for machines. */
export abstract class ReportingCommand extends StrictCommand {
  @Option({ flags: '--json', description: 'say the result as one JSON document' })
  json(): boolean {
    return true;
  }

  /** Says what came out. */
  protected report(options: CommonOptions, result: unknown, line: string): void {
    process.stdout.write(options.json ? `${JSON.stringify(result)}\n` : `${line}\n`);
  }
}

/** A command that works through the API of a running service. */
export abstract class ServiceCommand extends ReportingCommand {
  @Option({ flags: '--url <url>', description: 'address of the service (default: HINDCAST_HOST and HINDCAST_PORT)' })
  url(url: string): string {
    if (!URL.canParse(url)) throw new CommandFailure(`${url} is not an address`, exitCodes.usage);
    return url;
  }

  /** The service that the options name. */
  protected service({ url }: CommonOptions): ServiceClient {
    const settings = configuredSettings();
    return serviceClient(url ?? serviceUrl(settings), callingKey(settings));
  }
}

/** Where a service with these settings listens. */
export const serviceUrl = ({ host, port }: Settings): string => `http://${host.includes(':') ? `[${host}]` : host}:${port}`;

/** A whole number that an option gives. @throws CommandFailure when it is none */
export function wholeNumber(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new CommandFailure(`${text} is not a whole number`, exitCodes.usage);
  return Number(text);
}

/** One of a few words that an option gives. @throws CommandFailure when it is none of them */
export function oneOf<Word extends string>(words: readonly Word[], text: string): Word {
  const word = words.find((each) => each === text);
  if (word === undefined) throw new CommandFailure(`${text} is none of ${words.join(', ')}`, exitCodes.usage);
  return word;
}

/** What stands between commas. */
export const listed = (text: string): string[] => text.split(',').map((word) => word.trim());
