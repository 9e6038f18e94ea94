import { Injectable } from '@nestjs/common';
import { drawStream } from '#events/draws';
import { EventLog, inclusionAmong } from '#events/store';
import { orNotFound } from '#modules/platform';
import { ClosingQueries, type ClosingRow, PredictionSetQueries, type PredictionSetRow } from '#projections/predictions';
import { Checkpoints } from './checkpoints';
import { KeptCheckpoints, type Stamp } from './kept-checkpoints';
import { formatTlogProof } from './notes/tlog-proof';

/** An event's line, and the proof (C2SP tlog-proof) that it is in the log. */
export type ProvenEvent = Readonly<{ event: string; proof: string }>;

/** What a person keeps to show that a prediction was on record: small, complete, and checked without asking us. */
export type Receipt = Readonly<{
  format: 'hindcast-receipt/v1';
  key: string;
  proves: Readonly<{ alone: string; beforeTheDraw: string }>;
  prediction: ProvenEvent;
  closed: (ProvenEvent & Readonly<{ index: number; hashes: readonly string[] }>) | null;
  draw: ProvenEvent | null;
  consistency: Readonly<{ from: number; to: number; hashes: readonly string[] }> | null;
  timestamps: readonly Readonly<{ authority: string; checkpoint: string; token: string }>[];
  /** Notes in which a key of the log names the next one: who kept an earlier key is led to the present one. */
  endorsements: readonly string[];
}>;

const proves = {
  alone:
    'This prediction is in the log that the key signs, at its place before the closing and before the result, if they are shown; nothing of it was changed since. When that was, only the log itself says.',
  beforeTheDraw:
    'That it was there before the draw took place is proven by a time stamp or a witness in this receipt whose time is before the drawing, or by a checkpoint that you kept yourself before it. One’s own clock proves nothing to others.',
};

/** Makes receipts of prediction sets. */
@Injectable()
export class Receipts {
  constructor(
    private readonly log: EventLog,
    private readonly checkpoints: Checkpoints,
    private readonly kept: KeptCheckpoints,
    private readonly sets: PredictionSetQueries,
    private readonly closings: ClosingQueries,
  ) {}

  /** @param head the log's size at the moment that is asked about @throws RejectedError `prediction-set-not-found` */
  async of(predictionSetId: string, head: number): Promise<Receipt> {
    const { set } = orNotFound(await this.sets.find(predictionSetId), 'prediction-set-not-found');
    const closing = await this.closings.find(set.game, set.drawDate);
    const early = this.earliestSeenByOthers(set.position, head) ?? head;
    const [drawn] = this.log.readStream(drawStream(set.game, set.drawDate)).filter(({ position }) => position <= head);
    const closed = closing?.closedPosition ? this.closed(set, closing, head) : null;
    const draw = drawn && drawn.position > set.position ? this.proven(drawn.position, head) : null;
    return {
      format: 'hindcast-receipt/v1',
      key: this.checkpoints.verifierKey,
      proves,
      prediction: this.proven(set.position, early),
      closed,
      draw,
      consistency:
        early === head || (closed ?? draw) === null
          ? null
          : { from: early, to: head, hashes: texts(this.log.tree.consistencyProof(early, head)) },
      timestamps: this.kept.stamps(early).map(({ authority, token }: Stamp) => ({
        authority,
        checkpoint: this.checkpoints.signed(early),
        token,
      })),
      endorsements: this.checkpoints.endorsements,
    };
  }

  /** The first checkpoint with an event that an authority or a witness has signed too. */
  private earliestSeenByOthers(position: number, upTo: number): number | undefined {
    return this.kept.all().find(({ size, stamps, cosignatures }) => size >= position && size <= upTo && stamps + cosignatures > 0)?.size;
  }

  private proven(position: number, size: number): ProvenEvent {
    const hashes = this.log.tree.inclusionProof(position, size);
    const checkpoint = this.checkpoints.withCosignatures(size);
    return { event: this.lineAt(position), proof: formatTlogProof({ index: position - 1, hashes, checkpoint }) };
  }

  private closed({ position }: PredictionSetRow, { closedPosition, positions }: ClosingRow, size: number): Receipt['closed'] {
    const all = positions ?? [];
    const index = all.indexOf(position);
    if (index === -1 || closedPosition === null) return null;
    const among = inclusionAmong(
      all.map((each) => this.lineAt(each)),
      index,
    );
    return { ...this.proven(closedPosition, size), index, hashes: texts(among) };
  }

  private lineAt(position: number): string {
    return orNotFound(this.log.line(position), 'event-not-found');
  }
}

const texts = (hashes: readonly Buffer[]): string[] => hashes.map((hash) => hash.toString('base64'));
