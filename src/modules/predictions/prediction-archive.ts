import { Injectable } from '@nestjs/common';
import { isRejection, RejectedError } from '#events/kernel';
import { type PredictionEvent, predictionStream } from '#events/predictions';
import { Decisions } from '#modules/platform';
import { type ListedSetRow, PredictionSetQueries } from '#projections/predictions';
import { setsToArchive, type ToArchive } from './domain/archiving';
import { type PredictionState, predictionDecider } from './domain/prediction.decider';

/** How many sets were archived, by the policy that says so. */
export type Archived = Readonly<Record<ToArchive['policy'], number>>;

type InItsStream = ToArchive & Readonly<{ stream: string }>;

/** Sets that are archived by one append. */
const atOnce = 200;

/** Archives what the policies leave out of lists. */
@Injectable()
export class PredictionArchive {
  constructor(
    private readonly decisions: Decisions,
    private readonly sets: PredictionSetQueries,
  ) {}

  /** Applies the policies to the sets of one model. @param kept how many that count stay */
  async applyTo(modelId: string, kept: number): Promise<Archived> {
    const listed = await this.sets.listedOf(modelId);
    const streams = new Map(listed.map((set) => [set.id, streamOf(set)]));
    const wanted = setsToArchive(listed, kept).map((each) => ({ ...each, stream: streams.get(each.id) as string }));
    for (let from = 0; from < wanted.length; from += atOnce) {
      const chunk = wanted.slice(from, from + atOnce);
      await this.decisions.retried(() => this.archive(chunk));
    }
    const count = (policy: ToArchive['policy']) => wanted.filter((each) => each.policy === policy).length;
    return { 'one-per-draw': count('one-per-draw'), 'kept-per-model': count('kept-per-model') };
  }

  private async archive(wanted: readonly InItsStream[]): Promise<void> {
    const streams = [...new Set(wanted.map(({ stream }) => stream))];
    const loaded = this.decisions.loadAll(streams, predictionDecider);
    const appends = streams.map((stream, index) => {
      const { state = predictionDecider.initial, version = 0 } = loaded[index] ?? {};
      const of = wanted.filter((each) => each.stream === stream);
      return { stream, expectedVersion: version, events: archivedOf(state, of) };
    });
    const changes = appends.filter(({ events }) => events.length > 0);
    if (changes.length > 0) await this.decisions.commitPart(changes);
  }
}

/** What archiving sets of one stream leads to, one after the other. The policies leave sets alone that are not scored: their draws are not open. */
function archivedOf(initial: PredictionState, wanted: readonly ToArchive[]): PredictionEvent[] {
  let state = initial;
  return wanted.flatMap(({ id: predictionSetId, policy, reason }) => {
    const command = { type: 'ArchivePrediction', open: false, predictionSetId, policy, reason } as const;
    const decided = predictionDecider.decide(command, state);
    if (isRejection(decided)) throw new RejectedError(decided.rejected, decided.detail);
    state = decided.reduce(predictionDecider.evolve, state);
    return [...decided];
  });
}

const streamOf = ({ game, drawDate, slot }: ListedSetRow): string => predictionStream(game, drawDate, slot);
