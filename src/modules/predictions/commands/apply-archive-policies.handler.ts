import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Decisions, type Outcome } from '#modules/platform';
import { PredictionSetQueries } from '#projections/predictions';
import { type Archived, PredictionArchive } from '../prediction-archive';

/** Archive the sets of all models that the policies leave out. */
export class ApplyArchivePoliciesCommand extends Command<Outcome<Archived>> {
  constructor(readonly keptPerModel: number) {
    super();
  }
}

@CommandHandler(ApplyArchivePoliciesCommand)
export class ApplyArchivePoliciesHandler implements ICommandHandler<ApplyArchivePoliciesCommand> {
  constructor(
    private readonly decisions: Decisions,
    private readonly sets: PredictionSetQueries,
    private readonly archive: PredictionArchive,
  ) {}

  async execute({ keptPerModel }: ApplyArchivePoliciesCommand): Promise<Outcome<Archived>> {
    let archived: Archived = { 'one-per-draw': 0, 'kept-per-model': 0 };
    for (const modelId of await this.sets.models()) {
      const more = await this.archive.applyTo(modelId, keptPerModel);
      archived = {
        'one-per-draw': archived['one-per-draw'] + more['one-per-draw'],
        'kept-per-model': archived['kept-per-model'] + more['kept-per-model'],
      };
    }
    return this.decisions.commit([], archived);
  }
}
