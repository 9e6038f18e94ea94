import { Command } from 'nest-commander';
import { type CommonOptions, ServiceCommand } from './service-command';

/** Fetches a game's official results, and imports what is new. */
@Command({ name: 'sync', arguments: '[game]', description: 'fetch the official results and import what is new' })
export class SyncCommand extends ServiceCommand {
  async run([game = 'powerball']: string[], options: CommonOptions): Promise<void> {
    const synced = await this.service(options).post(`/v1/games/${encodeURIComponent(game)}/sync`);
    const counts = `${synced.accepted} accepted, ${synced.duplicates} duplicates, ${synced.conflicts} conflicts, ${synced.rejected} rejected`;
    this.report(options, synced, synced.notModified ? 'nothing new' : `${counts} (import ${synced.importId})`);
  }
}
