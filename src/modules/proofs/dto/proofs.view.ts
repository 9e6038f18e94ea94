/** A key that signs the log, or did. */
export class KnownKeyView {
  /**
   * The verifier key (C2SP signed-note): name, key id, and Ed25519 public key.
   * @example "hindcast/01a1fb7527ac756e+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
   */
  key!: string;
  /**
   * Where in the log it began.
   * @example 1
   */
  position!: number;
  /**
   * When, by the clock of the service.
   * @example "2026-11-20T12:00:00.000Z"
   */
  recordedAt!: string;
  /**
   * A note in which the key before names this one; null for the first key, and where the one before was lost.
   * @example "hindcast log key rotation\n…"
   */
  endorsement!: string | null;
}

/** Who signs the log. */
export class LogKeyView {
  /**
   * The log's name in its checkpoints.
   * @example "hindcast/01a1fb7527ac756e"
   */
  origin!: string;
  /**
   * The verifier key that signs now. Keep it: it is what proofs are checked by.
   * @example "hindcast/01a1fb7527ac756e+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
   */
  key!: string;
  /** Every key that there was, the first one first. */
  keys!: KnownKeyView[];
}

/** A key that signs from now on. */
export class RotatedKeyView {
  /**
   * Its verifier key.
   * @example "hindcast/01a1fb7527ac756e+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
   */
  key!: string;
}

/** A checkpoint that was written down. */
export class KeptCheckpointView {
  /**
   * Events that it covers.
   * @example 3849
   */
  size!: number;
  /**
   * Time stamps of it by authorities.
   * @example 1
   */
  stamps!: number;
  /**
   * Signatures of it by witnesses.
   * @example 2
   */
  cosignatures!: number;
}

/** A page of checkpoints that were written down. */
export class KeptCheckpointPageView {
  /** The checkpoints. */
  items!: KeptCheckpointView[];
  /**
   * Where the next page starts; null at the end.
   * @example "MTIwMA"
   */
  nextCursor!: string | null;
}

/** Signatures that were taken. */
export class CosignaturesView {
  /**
   * The checkpoint's size.
   * @example 3849
   */
  size!: number;
  /**
   * How many.
   * @example 1
   */
  accepted!: number;
}

/** That an event is in the log (RFC 6962, section 2.1.1). Hashes are SHA-256, base64. */
export class InclusionView {
  /**
   * Position of the event; its leaf is number `position − 1`.
   * @example 3849
   */
  position!: number;
  /**
   * Events that the tree covers.
   * @example 4012
   */
  size!: number;
  /**
   * Hash of the event's line: `SHA-256(0x00 ‖ line)`.
   * @example "n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg="
   */
  leaf!: string;
  /**
   * Root of the tree.
   * @example "gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ="
   */
  root!: string;
  /**
   * Siblings from the leaf up to the root.
   * @example ["B95lDa8R83lS8n0eG+o0buTxRKQTYFi//1U8anccXmA="]
   */
  hashes!: string[];
}

/** That the log only grew (RFC 6962, section 2.1.2). Hashes are SHA-256, base64. */
export class ConsistencyView {
  /**
   * The smaller size.
   * @example 3000
   */
  from!: number;
  /**
   * The larger size.
   * @example 3849
   */
  to!: number;
  /**
   * Root at the smaller size.
   * @example "n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg="
   */
  fromRoot!: string;
  /**
   * Root at the larger size.
   * @example "gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ="
   */
  toRoot!: string;
  /**
   * What leads from one root to the other.
   * @example ["B95lDa8R83lS8n0eG+o0buTxRKQTYFi//1U8anccXmA="]
   */
  hashes!: string[];
}

/** What a receipt proves, in words. */
export class ReceiptClaimsView {
  /**
   * By itself.
   * @example "This prediction is in the log that the key signs."
   */
  alone!: string;
  /**
   * With a time stamp, a witness, or a checkpoint that its reader kept.
   * @example "That it was there before the draw took place."
   */
  beforeTheDraw!: string;
}

/** An event and the proof that it is in the log. */
export class ProvenEventView {
  /**
   * The event as one canonical JSON line (RFC 8785).
   * @example "{\"data\":{},\"id\":\"01a1fb75-27ac-756e-89b5-25fe0f2eec1d\"}"
   */
  event!: string;
  /**
   * Its inclusion in a signed checkpoint (C2SP tlog-proof).
   * @example "c2sp.org/tlog-proof@v1\nindex 0\n\nhindcast/01a1fb7527ac756e\n1\n…"
   */
  proof!: string;
}

/** The closing of the draw, and that the prediction is one of the sets that it names. */
export class ProvenClosingView extends ProvenEventView {
  /**
   * Place of the prediction among the sets, from 0.
   * @example 0
   */
  index!: number;
  /**
   * Siblings from it up to the root that the closing names.
   * @example ["B95lDa8R83lS8n0eG+o0buTxRKQTYFi//1U8anccXmA="]
   */
  hashes!: string[];
}

/** That one checkpoint of a receipt goes on from another. */
export class ReceiptConsistencyView {
  /**
   * The smaller size.
   * @example 3900
   */
  from!: number;
  /**
   * The next larger one.
   * @example 4012
   */
  to!: number;
  /**
   * What leads from one root to the other.
   * @example ["B95lDa8R83lS8n0eG+o0buTxRKQTYFi//1U8anccXmA="]
   */
  hashes!: string[];
}

/** What an authority said of a checkpoint. */
export class ReceiptStampView {
  /**
   * Who.
   * @example "https://tsa.example"
   */
  authority!: string;
  /**
   * The text that was stamped.
   * @example "hindcast/01a1fb7527ac756e\n3900\n…"
   */
  checkpoint!: string;
  /**
   * DER of the TimeStampResp (RFC 3161), base64.
   * @example "MIIC…"
   */
  token!: string;
}

/** What a person keeps to show that a prediction was on record. `/verify` checks it without asking this service. */
export class ReceiptView {
  /**
   * Its form.
   * @example "hindcast-receipt/v1"
   */
  format!: string;
  /**
   * The verifier key of the log. Compare it with the one you know.
   * @example "hindcast/01a1fb7527ac756e+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
   */
  key!: string;
  /** What it proves, and what it does not. */
  proves!: ReceiptClaimsView;
  /** The prediction, in the earliest checkpoint that others have signed, or in the present one. */
  prediction!: ProvenEventView;
  /** The closing of its draw, in the earliest checkpoint with it that others have signed, or in the present one; null before its cut-off. */
  closed!: ProvenClosingView | null;
  /** The draw's result; null before it is on record. */
  draw!: ProvenEventView | null;
  /** From each of the checkpoints to the next one; none where there is one. */
  consistency!: ReceiptConsistencyView[];
  /** Time stamps of the prediction's checkpoint, and of the closing's. */
  timestamps!: ReceiptStampView[];
  /**
   * Notes in which a key of the log names the next one: they lead from an earlier key that you kept to the present one.
   * @example ["hindcast log key rotation\n…"]
   */
  endorsements!: string[];
}
