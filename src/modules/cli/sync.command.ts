import { Command } from 'nest-commander';
import { answered } from './service-client';
import { type CommonOptions, ServiceCommand } from './service-command';

/** Fetches a game's official results, and imports what is new. */
@Command({
  name: 'sync',
  arguments: '[game]',
  argsDescription: { game: 'the game (default: powerball)' },
  description: 'fetch the official results and import what is new',
})
export class SyncCommand extends ServiceCommand {
  async run([game = 'powerball']: string[], options: CommonOptions): Promise<void> {
    const synced = await answered(this.service(options).POST('/v1/games/{game}/sync', { params: { path: { game } } }));
    const counts = `${synced.accepted} accepted, ${synced.duplicates} duplicates, ${synced.conflicts} conflicts, ${synced.rejected} rejected`;
    this.report(options, synced, synced.notModified ? 'nothing new' : `${counts} (import ${synced.importId})`);
  }
}
