import { Injectable } from '@nestjs/common';
import type { Recorded, RecordedEvent } from '#events/kernel';
import type { PredictionScored } from '#events/predictions';
import type { Subscriber } from '#events/store';
import { Settings } from '#modules/configuration';
import { RequestContext } from '#modules/platform';
import { ReadSide } from '#projections/runner';
import { PredictionArchive } from '../prediction-archive';

/** Applies the policies of archiving to a model's sets whenever one of them was scored, where an operator did not turn that off. */
@Injectable()
export class ArchivePredictionsWhenScored implements Subscriber {
  readonly name = 'archive-predictions-when-scored';
  readonly types = ['PredictionScored'];

  constructor(
    private readonly context: RequestContext,
    private readonly readSide: ReadSide,
    private readonly archive: PredictionArchive,
    private readonly settings: Settings,
  ) {}

  readonly handle = async (event: RecordedEvent): Promise<void> => {
    const { setsKept } = this.settings.operations;
    if (setsKept === 0) return;
    const { modelId } = (event as Recorded<PredictionScored>).data;
    await this.readSide.mustReach(event.position);
    await this.context.reactTo(event, this.name, () => this.archive.applyTo(modelId, setsKept));
  };
}
