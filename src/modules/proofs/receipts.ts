import { Injectable } from '@nestjs/common';
import { drawStream } from '#events/draws';
import { EventLog, inclusionAmong } from '#events/store';
import { orNotFound } from '#modules/platform';
import { ClosingQueries, type ClosingRow, PredictionSetQueries, type PredictionSetRow } from '#projections/predictions';
import { Checkpoints } from './checkpoints';
import { type KeptCheckpoint, KeptCheckpoints } from './kept-checkpoints';
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
  /** From each state of the log that is shown to the next one. */
  consistency: readonly Readonly<{ from: number; to: number; hashes: readonly string[] }>[];
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
    const [drawn] = this.log.readStream(drawStream(set.game, set.drawDate)).filter(({ position }) => position <= head);
    const closed = closing?.closedPosition ? this.closed(set, closing, this.earliestSeenByOthers(closing.closedPosition, head)) : null;
    const draw = drawn && drawn.position > set.position ? { proven: this.proven(drawn.position, head), size: head } : null;
    const early = this.earliestSeenByOthers(set.position, head);
    const sizes = [early, ...(closed ? [closed.size] : []), ...(draw ? [draw.size] : [])];
    return {
      format: 'hindcast-receipt/v1',
      key: this.checkpoints.verifierKey,
      proves,
      prediction: this.proven(set.position, early),
      closed: closed?.proven ?? null,
      draw: draw?.proven ?? null,
      consistency: this.growth(sizes),
      timestamps: [...new Set([early, closed?.size ?? early])].flatMap((size) => this.stampsOf(size)),
      endorsements: this.checkpoints.endorsements,
    };
  }

  /** Proofs from each of the sizes to the next larger one. */
  private growth(sizes: readonly number[]): Receipt['consistency'] {
    const states = [...new Set(sizes)].sort((a, b) => a - b);
    return states.slice(1).map((to, index) => {
      const from = states[index] as number;
      return { from, to, hashes: texts(this.log.tree.consistencyProof(from, to)) };
    });
  }

  private stampsOf(size: number): Receipt['timestamps'] {
    const checkpoint = this.checkpoints.signed(size);
    return this.kept.stamps(size).map(({ authority, token }) => ({ authority, checkpoint, token }));
  }

  /** Size of the first checkpoint with an event that an authority or a witness has signed too; the present size where there is none. */
  private earliestSeenByOthers(position: number, head: number): number {
    const isSeen = ({ size, stamps, cosignatures }: KeptCheckpoint) => size >= position && size <= head && stamps + cosignatures > 0;
    return this.kept.all().find(isSeen)?.size ?? head;
  }

  private proven(position: number, size: number): ProvenEvent {
    const hashes = this.log.tree.inclusionProof(position, size);
    const checkpoint = this.checkpoints.withCosignatures(size);
    return { event: this.lineAt(position), proof: formatTlogProof({ index: position - 1, hashes, checkpoint }) };
  }

  private closed(
    { position }: PredictionSetRow,
    { closedPosition, positions }: ClosingRow,
    size: number,
  ): { proven: Receipt['closed']; size: number } | null {
    const all = positions ?? [];
    const index = all.indexOf(position);
    if (index === -1 || closedPosition === null) return null;
    const among = inclusionAmong(
      all.map((each) => this.lineAt(each)),
      index,
    );
    return { proven: { ...this.proven(closedPosition, size), index, hashes: texts(among) }, size };
  }

  private lineAt(position: number): string {
    return orNotFound(this.log.line(position), 'event-not-found');
  }
}

const texts = (hashes: readonly Buffer[]): string[] => hashes.map((hash) => hash.toString('base64'));
