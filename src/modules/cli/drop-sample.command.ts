import { Command } from 'nest-commander';
import { type CommonOptions, ServiceCommand } from './service-command';

/** Withdraws the synthetic sample; the log keeps that it was there. */
@Command({ name: 'drop-sample', description: 'withdraw the synthetic sample draws' })
export class DropSampleCommand extends ServiceCommand {
  async run(_: string[], options: CommonOptions): Promise<void> {
    const dropped = await this.service(options).post('/v1/games/powerball/sample/drop');
    this.report(options, dropped, `${dropped.withdrawn} synthetic draws withdrawn`);
  }
}
