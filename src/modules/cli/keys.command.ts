import { Command, Option, SubCommand } from 'nest-commander';
import { type Role, roles } from '#events/access';
import type { ApiKeyView } from '#modules/access';
import { utcTime } from '#modules/platform';
import { configuredSettings } from './configured-settings';
import { CommandFailure, exitCodes } from './exit-codes';
import { RunningServiceKeys } from './keys-of-service';
import { type KeysWork, withStoppedKeys } from './open-keys';
import { type CommonOptions, oneOf, ServiceCommand, StrictCommand } from './service-command';

type KeysOptions = CommonOptions & { dataDir?: string };
type CreateOptions = KeysOptions & { name: string; role: Role; expires?: string };
type RevokeOptions = KeysOptions & { reason?: string };

/** A command on the keys of a service: by the API of a running one, or in the data directory of a stopped one. */
abstract class KeysSubcommand extends ServiceCommand {
  @Option({
    flags: '--data-dir <directory>',
    description: 'the data directory (default: HINDCAST_DATA_DIR; a running service that has it is asked)',
  })
  dataDir(directory: string): string {
    return directory;
  }

  /** @param begins whether a log is begun where there is none: a service may need a key for its first start */
  protected withKeys<Result>(options: KeysOptions, work: KeysWork<Result>, begins = false): Promise<Result> {
    const asked = () => work(new RunningServiceKeys(this.service(options)), 'the running service');
    if (options.url !== undefined) return asked();
    const isNamed = options.dataDir !== undefined;
    const settings = configuredSettings(isNamed ? ['--data-dir', String(options.dataDir)] : []);
    return withStoppedKeys({ settings, begins }, work, (inUse) => (isNamed ? Promise.reject(inUse) : asked()));
  }
}

/** Issues a key. Standard output has the key and nothing else. */
@SubCommand({ name: 'create', description: 'issue a key; it is shown this once' })
export class KeysCreateCommand extends KeysSubcommand {
  @Option({ flags: '--name <name>', description: 'who or what will use it', required: true })
  name(name: string): string {
    if (!/^\P{C}{1,100}$/u.test(name)) throw new CommandFailure('a name has 1 to 100 characters that can be seen', exitCodes.usage);
    return name;
  }

  @Option({ flags: '--role <role>', description: `how far it reaches: ${roles.join(', ')}`, required: true })
  role(name: string): Role {
    return oneOf(roles, name);
  }

  @Option({ flags: '--expires <moment>', description: 'until when it is good: a date or a UTC time (default: until it is revoked)' })
  expires(moment: string): string {
    const time = utcTime(moment);
    if (time === undefined)
      throw new CommandFailure(`${moment} is neither a date nor a time such as 2027-01-01T00:00:00Z`, exitCodes.usage);
    return time;
  }

  async run(_: string[], options: CreateOptions): Promise<void> {
    const { name, role, expires = null } = options;
    await this.withKeys(
      options,
      async (keys, where) => {
        const issued = await keys.issue(name, role, expires);
        process.stderr.write(`key ${issued.id} of ${where}, for ${name} as ${role}; it cannot be shown again:\n`);
        this.report(options, issued, String(issued.key));
      },
      true,
    );
  }
}

/** Lists the keys, the newest first. */
@SubCommand({ name: 'list', description: 'list the keys, newest first' })
export class KeysListCommand extends KeysSubcommand {
  async run(_: string[], options: KeysOptions): Promise<void> {
    const items = await this.withKeys(options, (keys) => keys.list());
    this.report(options, { items }, items.length === 0 ? 'no key was ever issued' : items.map(lineOf).join('\n'));
  }
}

/** Revokes a key. */
@SubCommand({ name: 'revoke', arguments: '<id>', description: 'revoke a key, for good and at once' })
export class KeysRevokeCommand extends KeysSubcommand {
  @Option({ flags: '--reason <reason>', description: 'why; it is put on record' })
  reason(reason: string): string {
    return reason;
  }

  async run([id = '']: string[], options: RevokeOptions): Promise<void> {
    const revoked = await this.withKeys(options, (keys) => keys.revoke(id, options.reason ?? null));
    this.report(options, revoked, `key ${revoked.id} of ${revoked.name} is revoked since ${revoked.revokedAt}`);
  }
}

/** What can be done with keys. It has no options, which would be taken from its subcommands. */
@Command({
  name: 'keys',
  description: 'issue, list and revoke keys, of a running service or of a stopped one',
  subCommands: [KeysCreateCommand, KeysListCommand, KeysRevokeCommand],
})
export class KeysCommand extends StrictCommand {
  async run(): Promise<void> {
    this.command.outputHelp({ error: true });
    throw new CommandFailure('keys create, keys list or keys revoke?', exitCodes.usage);
  }
}

const lineOf = ({ id, role, status, lastUsedAt, name }: ApiKeyView): string =>
  [id, role.padEnd(8), status.padEnd(7), `last used ${lastUsedAt ?? 'never'}`.padEnd(34), name].join('  ');
