import { Command } from 'nest-commander';
import { answered } from './service-client';
import { type CommonOptions, ServiceCommand } from './service-command';

/** Withdraws the synthetic sample; the log keeps that it was there. */
@Command({ name: 'drop-sample', description: 'withdraw the synthetic sample draws' })
export class DropSampleCommand extends ServiceCommand {
  async run(_: string[], options: CommonOptions): Promise<void> {
    const dropped = await answered(this.service(options).POST('/v1/games/{game}/sample/drop', { params: { path: { game: 'powerball' } } }));
    this.report(options, dropped, `${dropped.withdrawn} synthetic draws withdrawn`);
  }
}
