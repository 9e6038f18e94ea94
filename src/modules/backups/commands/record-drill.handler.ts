import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DrillCompleted, type DrillMeasure, drillStream } from '#events/backups';
import { Decisions, Ids, type Outcome } from '#modules/platform';

/** Put on record what a drill of recovery measured. */
export class RecordDrillCommand extends Command<Outcome<{ drillId: string }>> {
  constructor(
    readonly events: number,
    readonly measures: readonly DrillMeasure[],
  ) {
    super();
  }
}

@CommandHandler(RecordDrillCommand)
export class RecordDrillHandler implements ICommandHandler<RecordDrillCommand> {
  constructor(
    private readonly decisions: Decisions,
    private readonly ids: Ids,
  ) {}

  async execute({ events, measures }: RecordDrillCommand): Promise<Outcome<{ drillId: string }>> {
    const drillId = this.ids.next();
    const passed = measures.every((measure) => measure.passed);
    const event = DrillCompleted({ drillId, events, measures: [...measures], passed });
    return this.decisions.commit([{ stream: drillStream(drillId), expectedVersion: 'none', events: [event] }], { drillId });
  }
}
