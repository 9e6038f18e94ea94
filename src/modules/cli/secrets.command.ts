import { Command } from 'nest-commander';
import { CommandFailure, exitCodes } from './exit-codes';
import { answered } from './service-client';
import { type CommonOptions, ServiceCommand } from './service-command';

/** Lists what is encrypted at rest, or has it encrypted under a new key. */
@Command({ name: 'secrets', arguments: '<list|rotate>', description: 'list what is encrypted at rest, or encrypt it under a new key' })
export class SecretsCommand extends ServiceCommand {
  async run([action]: string[], options: CommonOptions): Promise<void> {
    if (action === 'list') return this.list(options);
    if (action === 'rotate') return this.rotate(options);
    throw new CommandFailure(`${action} is neither list nor rotate`, exitCodes.usage);
  }

  private async list(options: CommonOptions): Promise<void> {
    const found = await answered(this.service(options).GET('/v1/secrets'));
    const lines = [
      ...found.keys.map(({ id, createdAt, isPresent }) => `key ${id} of ${createdAt}${isPresent ? ', encrypts now' : ''}`),
      ...found.secrets.map((name) => `secret ${name}`),
    ];
    this.report(options, found, lines.join('\n'));
  }

  private async rotate(options: CommonOptions): Promise<void> {
    const rotation = await answered(this.service(options).POST('/v1/secrets/rotation'));
    this.report(options, rotation, `key ${rotation.keyId} encrypts from now on; ${rotation.secrets} secrets were put under it`);
  }
}
