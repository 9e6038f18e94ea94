import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';

export type Json = ReturnType<typeof JSON.parse>;
export type Signer = { name: string; type: number; key: KeyObject; publicKey: Buffer };

// A log as it should be, in as few and as plain words as possible: nothing here is shared with the verifier.

export const sha256 = (...pieces: (Buffer | string)[]) =>
  createHash('sha256')
    .update(Buffer.concat(pieces.map((piece) => Buffer.from(piece))))
    .digest();
export const leaf = (line: string) => sha256(Buffer.of(0), line);
export const node = (left: Buffer, right: Buffer) => sha256(Buffer.of(1), left, right);
const split = (size: number) => 2 ** (Math.ceil(Math.log2(size)) - 1);

function rootOf(leaves: Buffer[]): Buffer {
  if (leaves.length === 1) return leaves[0]!;
  const k = split(leaves.length);
  return node(rootOf(leaves.slice(0, k)), rootOf(leaves.slice(k)));
}

function inclusion(index: number, leaves: Buffer[]): Buffer[] {
  if (leaves.length === 1) return [];
  const k = split(leaves.length);
  const [left, right] = [leaves.slice(0, k), leaves.slice(k)];
  return index < k ? [...inclusion(index, left), rootOf(right)] : [...inclusion(index - k, right), rootOf(left)];
}

export function consistency(from: number, leaves: Buffer[], whole = true): Buffer[] {
  if (from === leaves.length) return whole ? [] : [rootOf(leaves)];
  const k = split(leaves.length);
  const [left, right] = [leaves.slice(0, k), leaves.slice(k)];
  return from <= k ? [...consistency(from, left, whole), rootOf(right)] : [...consistency(from - k, right, false), rootOf(left)];
}

const canonical = (value: Json): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const members = Object.keys(value).sort();
  return `{${members.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`;
};

export function signer(name: string, type: number, fill: number): Signer {
  const pkcs8 = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, fill)]);
  const key = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
  return { name, type, key, publicKey: createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32) };
}

const keyId = ({ name, type, publicKey }: Signer) => sha256(`${name}\n`, Buffer.of(type), publicKey).subarray(0, 4);
export const verifierKey = (by: Signer) =>
  `${by.name}+${keyId(by).toString('hex')}+${Buffer.concat([Buffer.of(by.type), by.publicKey]).toString('base64')}`;
export const signatureLine = (by: Signer, signature: Buffer) =>
  `— ${by.name} ${Buffer.concat([keyId(by), signature]).toString('base64')}\n`;

export function checkpoint(by: Signer, leaves: Buffer[], origin = by.name): string {
  const body = `${origin}\n${leaves.length}\n${rootOf(leaves).toString('base64')}\n`;
  return `${body}\n${signatureLine(by, sign(null, Buffer.from(body), by.key))}`;
}

export function cosign(by: Signer, note: string, seconds: bigint): string {
  const body = note.slice(0, note.lastIndexOf('\n\n') + 1);
  const time = Buffer.alloc(8);
  time.writeBigUInt64BE(seconds);
  return note + signatureLine(by, Buffer.concat([time, sign(null, Buffer.from(`cosignature/v1\ntime ${seconds}\n${body}`), by.key)]));
}

export const log = signer('log.example/hindcast', 1, 7);
export const other = signer('log.example/hindcast', 1, 8);
export const witness = signer('witness.example/w1', 4, 9);

/** Places in a log, from 1, and what is out of the ordinary in it. */
type Story = Readonly<{
  size: number;
  sets: readonly number[];
  prediction: number;
  closed: number | null;
  draw: number | null;
  /** Sizes of the states that the entries are shown in. */
  states: Readonly<{ prediction: number; closed: number; draw: number }>;
  /** What one entry says instead, by its place. */
  says: Readonly<Record<number, (event: Json) => Json>>;
  line: (line: string, position: number) => string;
  by: Signer;
  origin: string;
}>;

export const story: Story = {
  size: 13,
  sets: [2, 5, 6],
  prediction: 5,
  closed: 9,
  draw: 12,
  states: { prediction: 7, closed: 13, draw: 13 },
  says: {},
  line: (line) => line,
  by: log,
  origin: log.name,
};

export const game = { game: 'powerball', drawDate: '2026-11-21' };

export function eventAt(position: number, { sets, closed, draw }: Story, lines: readonly string[]): Json {
  const about = (type: string, stream: string, data: Json): Json => ({
    position,
    id: `00000000-0000-7000-8000-${String(position).padStart(12, '0')}`,
    stream,
    version: 1,
    type,
    schema: 1,
    data,
    meta: { actor: 'cli', correlationId: 'c1' },
    recordedAt: `2026-11-20T10:00:${String(position % 60).padStart(2, '0')}.000Z`,
  });
  if (sets.includes(position)) {
    const tickets = [{ numbers: { powerball: [7], white: [1, 2, 3, 4, position] }, probability: 1e-9 }];
    const data = { ...game, predictionSetId: `set-${position}`, modelId: 'm1', slot: 'mlp', tickets, note: 'é✓' };
    return about('PredictionIssued', `prediction-powerball-2026-11-21-mlp`, data);
  }
  if (position === closed) {
    const over = rootOf(sets.map((set) => leaf(lines[set - 1] ?? ''))).toString('base64');
    return about('PredictionsClosed', 'target-powerball-2026-11-21', {
      ...game,
      sets: sets.length,
      root: over,
      positions: sets,
      outcomeKnown: false,
    });
  }
  if (position === draw) {
    const numbers = { white: [1, 2, 3, 4, 5], powerball: [7] };
    return about('DrawIngested', 'draw-powerball-2026-11-21', {
      game: game.game,
      date: game.drawDate,
      numbers,
      source: { kind: 'manual' },
    });
  }
  return about('SystemStarted', 'system-1', {});
}

export function linesOf(told: Story): string[] {
  const lines: string[] = [];
  for (let position = 1; position <= told.size; position++) {
    const event = eventAt(position, told, lines);
    lines.push(told.line(canonical(told.says[position]?.(event) ?? event), position));
  }
  return lines;
}

export const base64 = (hashes: Buffer[]) => hashes.map((hash) => hash.toString('base64'));

/** The receipt that a log with this story gives out. */
export function receiptOf(changes: Partial<Story> = {}): Json {
  const told = { ...story, ...changes };
  const lines = linesOf(told);
  const leaves = lines.map(leaf);
  const shown = (position: number, size: number) => ({
    event: lines[position - 1],
    proof: [
      'c2sp.org/tlog-proof@v1',
      `index ${position - 1}`,
      ...base64(inclusion(position - 1, leaves.slice(0, size))),
      '',
      checkpoint(told.by, leaves.slice(0, size), told.origin),
    ].join('\n'),
  });
  const { sets, prediction, closed, draw, states } = told;
  const index = Math.max(sets.indexOf(prediction), 0);
  const among = {
    index,
    hashes: base64(
      inclusion(
        index,
        sets.map((set) => leaves[set - 1]!),
      ),
    ),
  };
  const shownAt = [states.prediction, ...(closed ? [states.closed] : []), ...(draw ? [states.draw] : [])];
  const sizes = [...new Set(shownAt)].sort((a, b) => a - b);
  return {
    format: 'hindcast-receipt/v1',
    key: verifierKey(told.by),
    proves: { alone: 'words of the log', beforeTheDraw: 'words of the log' },
    prediction: shown(prediction, states.prediction),
    closed: closed && { ...shown(closed, states.closed), ...among },
    draw: draw && shown(draw, states.draw),
    consistency: sizes.slice(1).map((to, at) => ({
      ...{ from: sizes[at], to },
      hashes: base64(consistency(sizes[at]!, leaves.slice(0, to))),
    })),
    timestamps: [],
    endorsements: [],
  };
}
