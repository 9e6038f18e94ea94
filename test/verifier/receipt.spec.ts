import { spawnSync } from 'node:child_process';
import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import fc from 'fast-check';
import { temporaryDirectory } from '../support/temporary-directory';

type Json = ReturnType<typeof JSON.parse>;
type Check = { name: string; status: 'passed' | 'failed' | 'not-shown'; sentence: string };
type Result = { passed: boolean; checks: Check[]; verdict: string[]; summary: Json };
type Options = { key?: string; witnesses?: readonly string[] };
type Signer = { name: string; type: number; key: KeyObject; publicKey: Buffer };

const root = join(__dirname, '..', '..');
const verifier = join(root, 'web/verify/verify.mjs');
const runs = { seed: 20_261_121, numRuns: 120 };

// A log as it should be, in as few and as plain words as possible: nothing here is shared with the verifier.

const sha256 = (...pieces: (Buffer | string)[]) =>
  createHash('sha256')
    .update(Buffer.concat(pieces.map((piece) => Buffer.from(piece))))
    .digest();
const leaf = (line: string) => sha256(Buffer.of(0), line);
const node = (left: Buffer, right: Buffer) => sha256(Buffer.of(1), left, right);
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

function consistency(from: number, leaves: Buffer[], whole = true): Buffer[] {
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

function signer(name: string, type: number, fill: number): Signer {
  const pkcs8 = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, fill)]);
  const key = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
  return { name, type, key, publicKey: createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32) };
}

const keyId = ({ name, type, publicKey }: Signer) => sha256(`${name}\n`, Buffer.of(type), publicKey).subarray(0, 4);
const verifierKey = (by: Signer) =>
  `${by.name}+${keyId(by).toString('hex')}+${Buffer.concat([Buffer.of(by.type), by.publicKey]).toString('base64')}`;
const signatureLine = (by: Signer, signature: Buffer) => `— ${by.name} ${Buffer.concat([keyId(by), signature]).toString('base64')}\n`;

function checkpoint(by: Signer, leaves: Buffer[], origin = by.name): string {
  const body = `${origin}\n${leaves.length}\n${rootOf(leaves).toString('base64')}\n`;
  return `${body}\n${signatureLine(by, sign(null, Buffer.from(body), by.key))}`;
}

function cosign(by: Signer, note: string, seconds: bigint): string {
  const body = note.slice(0, note.lastIndexOf('\n\n') + 1);
  const time = Buffer.alloc(8);
  time.writeBigUInt64BE(seconds);
  return note + signatureLine(by, Buffer.concat([time, sign(null, Buffer.from(`cosignature/v1\ntime ${seconds}\n${body}`), by.key)]));
}

const log = signer('log.example/hindcast', 1, 7);
const other = signer('log.example/hindcast', 1, 8);
const witness = signer('witness.example/w1', 4, 9);

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

const story: Story = {
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

const game = { game: 'powerball', drawDate: '2026-11-21' };

function eventAt(position: number, { sets, closed, draw }: Story, lines: readonly string[]): Json {
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

function linesOf(told: Story): string[] {
  const lines: string[] = [];
  for (let position = 1; position <= told.size; position++) {
    const event = eventAt(position, told, lines);
    lines.push(told.line(canonical(told.says[position]?.(event) ?? event), position));
  }
  return lines;
}

const base64 = (hashes: Buffer[]) => hashes.map((hash) => hash.toString('base64'));

/** The receipt that a log with this story gives out. */
function receiptOf(changes: Partial<Story> = {}): Json {
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

/** The checkpoint of the prediction as the log signed it. */
const checkpointIn = (receipt: Json): string => receipt.prediction.proof.slice(receipt.prediction.proof.indexOf('\n\n') + 2);

const worker = new Worker(join(root, 'test/support/receipt-worker.mjs'));
const waiting = new Map<number, (result: Result) => void>();
worker.on('message', ({ id, result }) => waiting.get(id)?.(result));
afterAll(() => worker.terminate());

/** What the verifier makes of a receipt, or of any text. */
function check(receipt: Json, options?: Options | null, platform?: string): Promise<Result> {
  const id = waiting.size;
  const text = typeof receipt === 'object' && receipt !== null ? JSON.stringify(receipt) : receipt;
  return new Promise((resolve) => {
    waiting.set(id, resolve);
    worker.postMessage({ id, text, options, platform });
  });
}

const named = (result: Result, status: Check['status']) => result.checks.filter((one) => one.status === status).map(({ name }) => name);
const failed = async (receipt: Json, options?: Options) => named(await check(receipt, options), 'failed');
const sentence = (result: Result, name: string) => result.checks.find((one) => one.name === name)?.sentence;

/** Every place in a receipt where a text stands that a hash or a signature must bear out. */
function textsIn(receipt: Json): { at: string; text: string; put: (text: string) => Json }[] {
  const texts: { at: string; text: string; put: (text: string) => Json }[] = [];
  const walk = (value: Json, path: string[]): void => {
    if (typeof value === 'string') texts.push({ at: path.join('.'), text: value, put: (text) => changed(receipt, path, text) });
    else if (value !== null && typeof value === 'object') for (const key of Object.keys(value)) walk(value[key], [...path, key]);
  };
  walk({ ...receipt, proves: null, timestamps: [] }, []);
  return texts;
}

/** A copy of a receipt with another value at a path. */
function changed(receipt: Json, path: readonly string[], value: Json): Json {
  const copy = structuredClone(receipt);
  const last = path.at(-1)!;
  const holder = path.slice(0, -1).reduce((at, key) => at[key], copy);
  holder[last] = value;
  return copy;
}

const missed = async (receipts: { what: string; receipt: Json }[], options?: Options) => {
  const results = await Promise.all(receipts.map(async ({ what, receipt }) => ({ what, result: await check(receipt, options) })));
  return results.filter(({ result }) => result.passed).map(({ what }) => what);
};

describe('a right receipt', () => {
  it('passes, and tells what it proves alone', async () => {
    const result = await check(receiptOf(), { key: verifierKey(log) });
    expect(result.passed).toBe(true);
    expect(named(result, 'failed')).toEqual([]);
    expect(named(result, 'not-shown')).toEqual(['Time stamp', 'Witnesses']);
    expect(sentence(result, 'Prediction, place')).toBe('The prediction is in the log, as entry 5 of 7: yes.');
    expect(sentence(result, 'Among the closed sets')).toBe('The prediction is number 2 of the 3 sets that were closed for this draw: yes.');
    expect(result.verdict).toEqual([
      'The receipt holds, under the key that you kept.',
      'Proven by the receipt alone: this exact prediction is entry 5 of the log log.example/hindcast, in front of the result of its draw (entry 12), and one of the 3 sets that were closed for the draw. Nothing in the first 7 entries was changed or taken out up to entry 13.',
      expect.stringMatching(/^Not proven: that the prediction existed before the draw took place/),
    ]);
    expect(result.summary.prediction.tickets).toEqual(['powerball 7, white 1 2 3 4 5']);
  });

  it('passes in a log of any size, at any place', async () => {
    const places = fc
      .uniqueArray(fc.integer({ min: 1, max: 70 }), { minLength: 3, maxLength: 12 })
      .map((list) => list.sort((a, b) => a - b));
    const stories = fc.tuple(places, fc.nat(), fc.nat(20), fc.nat(20)).map(([sorted, pick, more, later]) => {
      const [sets, [closed, draw]] = [sorted.slice(0, -2), sorted.slice(-2) as [number, number]];
      const prediction = sets[pick % sets.length]!;
      const [first, newest] = [Math.min(prediction + more, draw + later), draw + later];
      return { size: newest, sets, prediction, closed, draw, states: { prediction: first, closed: newest, draw: newest } };
    });
    await fc.assert(
      fc.asyncProperty(stories, async (told) => expect(await failed(receiptOf(told))).toEqual([])),
      runs,
    );
  });

  it('passes from the first entry of a log to the last', async () => {
    const places = Array.from({ length: 33 }, (_, index) => index + 1);
    const all = places.flatMap((size) => places.slice(0, size).map((first) => ({ size, first })));
    const receipts = all.map(({ size, first }) =>
      receiptOf({
        size,
        sets: [1],
        prediction: 1,
        closed: null,
        draw: size === 1 ? null : size,
        states: { prediction: first, closed: 1, draw: size },
      }),
    );
    const results = await Promise.all(receipts.map((receipt) => failed(receipt)));
    expect(results.flat()).toEqual([]);
  });

  it('passes without the closing and the result, and says that they are not shown', async () => {
    const result = await check(receiptOf({ closed: null, draw: null }));
    expect(named(result, 'failed')).toEqual([]);
    expect(named(result, 'not-shown')).toEqual(expect.arrayContaining(['Closing', 'Draw', 'Same draw', 'Order']));
    expect(result.verdict.join(' ')).toContain('The result is not in this receipt.');
  });

  it('passes under the key that it names itself, and says that this key is to be compared', async () => {
    const result = await check(receiptOf({ by: other }));
    expect(result.passed).toBe(true);
    expect(named(result, 'not-shown')).toContain('Key that you kept');
    expect(result.verdict[0]).toContain('compare it with the key as you got it elsewhere');
  });
});

describe('a changed receipt', () => {
  const receipt = receiptOf();

  it('is found, whichever character of any text was replaced', async () => {
    const replaced = textsIn(receipt).flatMap(({ at, text, put }) =>
      Array.from({ length: text.length }, (_, index) => {
        const character = String.fromCharCode(text.charCodeAt(index) ^ 1);
        return { what: `${at} at ${index}: ${character}`, receipt: put(text.slice(0, index) + character + text.slice(index + 1)) };
      }),
    );
    expect(replaced.length).toBeGreaterThan(2000);
    expect(await missed(replaced)).toEqual([]);
  });

  it('is found, whichever character was taken out of a text', async () => {
    const shorter = textsIn(receipt).flatMap(({ at, text, put }) =>
      Array.from({ length: text.length }, (_, index) => ({
        what: `${at} without ${index}`,
        receipt: put(text.slice(0, index) + text.slice(index + 1)),
      })),
    );
    expect(await missed(shorter)).toEqual([]);
  });

  it('is found, whatever was put into a text', async () => {
    const character = fc.oneof(
      fc.constantFrom(' ', '\n', '\r', '\t', '=', '0', 'A', '\ufeff', '\u0000'),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...textsIn(receipt)), fc.nat(), character, async ({ text, put }, place, more) => {
        const at = place % (text.length + 1);
        expect((await check(put(text.slice(0, at) + more + text.slice(at)))).passed).toBe(false);
      }),
      { ...runs, numRuns: 1000 },
    );
  });

  it('is found, whichever character of the file was replaced by any other', async () => {
    const file = JSON.stringify(receipt);
    const words = [file.indexOf('"proves"') + '"proves":{"alone":"'.length, file.indexOf('"prediction"')] as const;
    const place = fc.nat(file.length - 1).filter((at) => at < words[0] || at >= words[1]);
    await fc.assert(
      fc.asyncProperty(place, fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }), async (at, character) => {
        fc.pre(file[at] !== character);
        expect((await check(file.slice(0, at) + character + file.slice(at + 1))).passed).toBe(false);
      }),
      { ...runs, numRuns: 1000 },
    );
  });

  it('is found, whichever number was changed', async () => {
    const numbers = [
      ['closed', 'index'],
      ['consistency', '0', 'from'],
      ['consistency', '0', 'to'],
    ];
    const values = [-1, 0, 1.5, 1e15, 2 ** 53, '1', null, true];
    const all = numbers.flatMap((path) =>
      [...values, ...Array.from({ length: 20 }, (_, index) => index)].map((value) => ({ path, value })),
    );
    const wrong = all.filter(({ path, value }) => path.reduce((at, key) => at[key], receipt) !== value);
    expect(await missed(wrong.map(({ path, value }) => ({ what: `${path}: ${value}`, receipt: changed(receipt, path, value) })))).toEqual(
      [],
    );
  });

  it('is found, whichever part was left out, made empty or joined by another', async () => {
    const parts = ['format', 'key', 'proves', 'prediction', 'closed', 'draw', 'consistency', 'timestamps'];
    const optional = ['closed', 'draw'];
    const wrong = parts.flatMap((part) => [
      { what: `${part} left out`, receipt: changed(receipt, [part], undefined) },
      { what: `${part} empty`, receipt: changed(receipt, [part], {}) },
      ...(optional.includes(part) ? [] : [{ what: `${part} null`, receipt: changed(receipt, [part], null) }]),
    ]);
    expect(await missed([...wrong, { what: 'one more', receipt: { ...receipt, more: 1 } }])).toEqual([]);
  });

  it('is found when hashes of a proof are swapped, repeated or taken away', async () => {
    const hashes: string[] = receipt.consistency[0].hashes;
    const lists = [[], hashes.slice(1), hashes.slice(0, -1), [...hashes].reverse(), [...hashes, hashes[0]], [hashes[0], ...hashes]];
    const wrong = lists.flatMap((list, index) => [
      { what: `consistency ${index}`, receipt: changed(receipt, ['consistency', '0', 'hashes'], list) },
      { what: `closed ${index}`, receipt: changed(receipt, ['closed', 'hashes'], list) },
    ]);
    expect(await missed(wrong)).toEqual([]);
    const short = await check(changed(receipt, ['consistency', '0', 'hashes'], [Buffer.alloc(31).toString('base64'), ...hashes.slice(1)]));
    expect(sentence(short, 'One history')).toBe('A hash of the proof between two states is not a hash of 32 bytes.');
  });

  it('names what is wrong', async () => {
    const lie = receipt.prediction.event.replace('[1,2,3,4,5]', '[1,2,3,4,9]');
    const result = await check(changed(receipt, ['prediction', 'event'], lie));
    expect(named(result, 'failed')).toEqual(['Prediction, place', 'Among the closed sets']);
    expect(result.verdict).toEqual([
      'The receipt does not pass.',
      'Failed: Prediction, place; Among the closed sets. Do not rely on anything that it says.',
    ]);
  });

  it('does not pass under another key than the one that was kept', async () => {
    expect(await failed(receiptOf({ by: other }), { key: verifierKey(log) })).toEqual(['Key that you kept']);
    expect(await failed(receipt, { key: '' })).toEqual(['Key that you kept']);
    expect(named(await check(receipt, { key: ` ${verifierKey(log)}\n` }), 'passed')).toContain('Key that you kept');
  });

  it('does not pass with a key of another kind, or one that does not fit its id', async () => {
    expect(await failed({ ...receipt, key: verifierKey(witness) })).toEqual(['Key']);
    expect(await failed({ ...receipt, key: verifierKey(log).replace('2756d844', '2756d845') })).toEqual(['Key']);
    expect(await failed({ ...receipt, key: verifierKey(log).replace('2756d844', '2756D844') })).toEqual(['Key']);
  });

  it("does not pass with another log's checkpoint", async () => {
    const signatures = ['Prediction, signature', 'Closing, signature', 'Draw, signature'];
    expect(await failed({ ...receiptOf({ by: other }), key: verifierKey(log) })).toEqual(signatures);
    expect(await failed(receiptOf({ origin: 'log.example/other' }))).toEqual(signatures);
  });
});

describe('a log that tells something wrong and signs it', () => {
  const says = (position: number, change: (data: Json) => Json, envelope: Json = {}) => ({
    [position]: (event: Json) => ({ ...event, ...envelope, data: change(event.data) }),
  });
  const same = (data: Json) => data;

  it('is refused when the result stands in front of the prediction', async () => {
    expect(await failed(receiptOf({ draw: 4, closed: null }))).toEqual(['Order']);
  });

  it('is refused when the closing stands in front of the prediction', async () => {
    expect(await failed(receiptOf({ closed: 4, sets: [2, 5] }))).toEqual(expect.arrayContaining(['Order']));
  });

  it('is refused when the closing is not the first one of its draw: one before it may have named other sets', async () => {
    expect(await failed(receiptOf({ says: says(9, same, { version: 2 }) }))).toEqual(['Closed in time']);
    expect(await failed(receiptOf({ says: says(9, same, { stream: 'target-powerball-2026-11-22' }) }))).toEqual(['Closed in time']);
  });

  it('is not believed to be all there was when it shows a result without a closing', async () => {
    const { passed, verdict } = await check(receiptOf({ closed: null }));
    expect([passed, verdict.join(' ')]).toEqual([true, expect.stringContaining('predictions that missed may have been left out')]);
  });

  it('is led to by a key that was kept before the log went over to another one', async () => {
    const old = signer('log.example/hindcast', 1, 21);
    const middle = signer('log.example/hindcast', 1, 22);
    const named = (by: Signer, next: Signer, text = `hindcast log key rotation\n${verifierKey(by)}\n${verifierKey(next)}\n`) =>
      `${text}\n${signatureLine(by, sign(null, Buffer.from(text), by.key))}`;
    const endorsements = [named(old, middle), named(middle, log)];
    const kept = { key: verifierKey(old) };
    expect(await failed({ ...receiptOf(), endorsements }, kept)).toEqual([]);
    expect(await failed({ ...receiptOf(), endorsements: [named(middle, log)] }, kept)).toEqual(['Key that you kept']);
    const forged = named(other, log, `hindcast log key rotation\n${verifierKey(old)}\n${verifierKey(log)}\n`);
    expect(await failed({ ...receiptOf(), endorsements: [forged] }, kept)).toEqual(['Key that you kept']);
    expect(await failed({ ...receiptOf(), endorsements: [named(old, middle), named(middle, old)] }, kept)).toEqual(['Key that you kept']);
  });

  it('is refused when the result or the closing is of another game or date', async () => {
    expect(await failed(receiptOf({ says: says(12, (data) => ({ ...data, game: 'mega' })) }))).toContain('Same draw');
    expect(await failed(receiptOf({ says: says(12, (data) => ({ ...data, date: '2026-11-22' })) }))).toContain('Same draw');
    expect(await failed(receiptOf({ says: says(9, (data) => ({ ...data, game: 'mega' })) }))).toContain('Same draw');
    expect(await failed(receiptOf({ says: says(9, (data) => ({ ...data, drawDate: '2026-11-22' })) }))).toContain('Same draw');
  });

  it('is refused when the prediction is not one of the closed sets', async () => {
    const wrong = [
      (data: Json) => ({ ...data, positions: [2, 4, 6] }),
      (data: Json) => ({ ...data, positions: [2, 5] }),
      (data: Json) => ({ ...data, positions: [6, 5, 2] }),
      (data: Json) => ({ ...data, positions: [2, 5, 9] }),
      (data: Json) => ({ ...data, sets: 4 }),
      (data: Json) => ({ ...data, root: sha256('another').toString('base64') }),
      (data: Json) => ({ ...data, root: 'short' }),
    ];
    for (const change of wrong) expect(await failed(receiptOf({ says: says(9, change) }))).toEqual(['Among the closed sets']);
    const outside = receiptOf({ says: says(7, () => ({ ...eventAt(5, story, []).data }), { type: 'PredictionIssued' }), prediction: 7 });
    expect(await failed(outside)).toEqual(['Among the closed sets']);
  });

  it('is refused when an event says of itself that it stands elsewhere', async () => {
    expect(await failed(receiptOf({ says: says(5, same, { position: 6 }) }))).toContain('Prediction, place');
    expect(await failed(receiptOf({ says: says(12, same, { position: 13 }) }))).toEqual(['Draw, place']);
  });

  it('is refused when an event says that it stands behind the end of the log', async () => {
    const receipt = receiptOf({
      says: says(7, () => eventAt(5, story, []).data, { type: 'PredictionIssued', position: 9 }),
      prediction: 7,
    });
    const proof = receipt.prediction.proof.replace('index 6\n', 'index 8\n');
    const result = await check({ ...changed(receipt, ['prediction', 'proof'], proof), closed: null });
    expect(named(result, 'failed')).toEqual(['Prediction, place']);
    expect(sentence(result, 'Prediction, place')).toBe('There is no entry 9 among 7.');
  });

  it('is refused when an event is of another type, or lacks what it needs', async () => {
    expect(await failed(receiptOf({ says: says(5, same, { type: 'PredictionScored' }) }))).toEqual(['Prediction']);
    for (const field of ['game', 'drawDate', 'predictionSetId', 'modelId', 'slot', 'tickets']) {
      expect(await failed(receiptOf({ says: says(5, (data) => ({ ...data, [field]: undefined })) }))).toEqual(['Prediction']);
      expect(await failed(receiptOf({ says: says(5, (data) => ({ ...data, [field]: [data[field]] })) }))).toEqual(['Prediction']);
    }
    for (const field of ['sets', 'root', 'positions', 'outcomeKnown']) {
      expect(await failed(receiptOf({ says: says(9, (data) => ({ ...data, [field]: { no: 1 } })) }))).toEqual(['Closing']);
    }
    expect(await failed(receiptOf({ says: says(12, (data) => ({ ...data, numbers: { white: ['1'] } })) }))).toEqual(['Draw']);
  });

  it('is refused when a line can be read in two ways', async () => {
    const twice = (line: string) => line.replace('"drawDate":"2026-11-21"', '"drawDate":"2026-11-20","drawDate":"2026-11-21"');
    expect(await failed(receiptOf({ line: (line, position) => (position === 5 ? twice(line) : line) }))).toEqual(['Prediction']);
    const spaced = (line: string) => line.replace('"version":1', '"version": 1');
    expect(await failed(receiptOf({ line: (line, position) => (position === 12 ? spaced(line) : line) }))).toEqual(['Draw']);
  });

  it('is refused when it shows two histories', async () => {
    const fork = receiptOf({ says: says(1, () => ({ another: 'past' })) });
    const receipt = receiptOf();
    expect(await failed({ ...receipt, draw: fork.draw })).toEqual(['One history']);
    const beside = await check({ ...receipt, closed: fork.closed });
    expect(named(beside, 'failed')).toEqual(['One history']);
    expect(sentence(beside, 'One history')).toContain('The log signed two different states of 13 entries');
    expect(await failed({ ...receipt, closed: fork.closed, draw: fork.draw })).toContain('One history');
    expect(await failed({ ...receipt, closed: fork.closed, draw: fork.draw, consistency: fork.consistency })).toContain('One history');
  });

  it('is refused when the proof between its states is missing, or is of other states', async () => {
    const receipt = receiptOf();
    const without = await check({ ...receipt, consistency: [] });
    expect(named(without, 'failed')).toEqual(['One history']);
    expect(sentence(without, 'One history')).toBe('The receipt shows 2 states of the log, and 0 proofs between states.');
    expect(await failed({ ...receipt, consistency: [{ ...receipt.consistency[0], from: 6 }] })).toEqual(['One history']);
    const one = receiptOf({ states: { prediction: 13, closed: 13, draw: 13 } });
    expect(await failed(one)).toEqual([]);
    expect(await failed({ ...one, consistency: [{ from: 13, to: 13, hashes: [] }] })).toEqual(['One history']);
  });

  it('is refused when the closing and the result stand at one place', async () => {
    const { closed } = receiptOf({ states: { prediction: 7, closed: 10, draw: 13 } });
    expect(await failed({ ...receiptOf({ draw: 9, closed: null }), closed })).toContain('Order');
  });

  it('is told of when it closed the sets only after the outcome', async () => {
    const late = await check(receiptOf({ closed: 13 }));
    const known = await check(receiptOf({ says: says(9, (data) => ({ ...data, outcomeKnown: true })) }));
    for (const result of [late, known]) {
      expect(named(result, 'failed')).toEqual([]);
      expect(sentence(result, 'Closed in time')).toContain('after the outcome was known');
      expect(named(result, 'not-shown')).toContain('Closed in time');
    }
  });

  it('is told of when the result is not its first word on the draw, and refused when it is of another stream', async () => {
    const second = await check(receiptOf({ says: says(12, same, { version: 3 }) }));
    expect(named(second, 'failed')).toEqual([]);
    expect(named(second, 'not-shown')).toContain('First result');
    expect(second.verdict.join(' ')).toContain('Not shown: that the log held no other result of this draw before the prediction.');
    expect(await failed(receiptOf({ says: says(12, same, { stream: 'draw-mega-2026-11-21' }) }))).toEqual(['First result']);
  });

  it('may show each of its entries in a state of its own, joined by proofs from one to the next', async () => {
    for (const states of [
      { prediction: 7, closed: 10, draw: 13 },
      { prediction: 7, closed: 13, draw: 12 },
      { prediction: 12, closed: 9, draw: 13 },
    ]) {
      const receipt = receiptOf({ states });
      expect(await failed(receipt)).toEqual([]);
      expect(receipt.consistency).toHaveLength(2);
      const { verdict } = await check(receipt);
      expect(verdict.join(' ')).toContain('one of the 3 sets');
      expect(await failed({ ...receipt, consistency: receipt.consistency.slice(1) })).toEqual(['One history']);
      expect(await failed({ ...receipt, consistency: receipt.consistency.toReversed() })).toEqual(['One history']);
      expect(await failed(changed(receipt, ['consistency', '1', 'hashes'], receipt.consistency[0].hashes))).toEqual(['One history']);
    }
  });
});

describe('what is no receipt', () => {
  const receipt = receiptOf();

  it.each([
    ['nothing', ''],
    ['white space', ' \n '],
    ['no text', undefined],
    ['a number', 42],
    ['text', 'hello'],
    ['half a receipt', JSON.stringify(receipt).slice(0, 700)],
    ['a list', '[]'],
    ['null', 'null'],
    ['another format', JSON.stringify({ ...receipt, format: 'hindcast-receipt/v2' })],
    ['a huge text', `"${'a'.repeat(2_000_000)}"`],
    ['a text that is huge in bytes only', `"${'✓'.repeat(500_000)}"`],
    ['a deep text', '['.repeat(900_000)],
    ['a deep text with an end', `${'['.repeat(400_000)}${']'.repeat(400_000)}`],
    ['half a character', `${JSON.stringify(receipt)}\ud800`],
  ])('gives one failed check that says so: %s', async (_, text) => {
    const result = await check(text);
    expect(result.passed).toBe(false);
    expect(named(result, 'failed')).toEqual(['Receipt']);
    expect(result.checks[0]!.sentence).toMatch(/^[A-Z].*\.$/);
  });

  it('is told from a receipt that is only too large, or from nothing at all', async () => {
    expect(sentence(await check(' \n '), 'Receipt')).toBe('There is nothing to check: the receipt is empty.');
    const large = JSON.stringify({ ...receipt, proves: { alone: '✓'.repeat(400_000), beforeTheDraw: '' } });
    expect(sentence(await check(large), 'Receipt')).toBe('The receipt is larger than 1 MB. No real one is.');
    const half = JSON.stringify(receipt).replace('words of the log', '\ud800');
    expect(sentence(await check(half), 'Receipt')).toBe('The receipt holds half a character.');
    const keyless = await check({ ...receipt, key: 'log.example' });
    expect(sentence(keyless, 'Key')).toBe("The receipt's key is not a verifier key (name+id+base64).");
  });

  it('gives failed checks where a part of it is huge or deep', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    expect(await failed(changed(receipt, ['prediction', 'event'], deep))).toEqual(['Prediction']);
    expect(await failed(changed(receipt, ['prediction', 'event'], `{"data":${deep}}`))).toEqual(['Prediction']);
    expect(await failed(changed(receipt, ['prediction', 'proof'], '\n'.repeat(400_000)))).toEqual(['Prediction']);
    expect(await failed(changed(receipt, ['closed', 'hashes'], Array(20_000).fill(receipt.closed.hashes[0])))).toEqual([
      'Among the closed sets',
    ]);
    expect(await failed(changed(receipt, ['timestamps'], Array(17).fill({})))).toEqual(['Receipt']);
    const proof = receipt.prediction.proof + receipt.prediction.proof.split('\n').at(-2).concat('\n').repeat(64);
    expect(await failed(changed(receipt, ['prediction', 'proof'], proof))).toEqual(['Prediction']);
  });

  it('never throws, whatever stands in any part', async () => {
    const paths = [
      ...textsIn(receipt).map(({ at }) => at.split('.')),
      ['prediction'],
      ['closed'],
      ['draw'],
      ['consistency'],
      ['timestamps'],
      ['proves'],
    ];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), fc.jsonValue({ maxDepth: 4 }), async (path, value) => {
        const result = await check(changed(receipt, path, value));
        expect(named(result, 'failed')).not.toContain('This program');
        for (const one of result.checks) expect(one.sentence).toMatch(/^[A-Z].*\.?$/);
      }),
      { ...runs, numRuns: 500 },
    );
  });

  it('never throws, whatever the options', async () => {
    for (const options of [null, 'key', { key: 1 }, { witnesses: null }, { witnesses: [null, {}, ''] }, { witnesses: 'key' }]) {
      const result = await check(receipt, options as Options);
      expect(result.checks.length).toBeGreaterThan(10);
    }
  });

  it('shows no sign that would hide or turn a sentence', async () => {
    const slot = '\u001b[2J\u202e\u0000✓';
    const result = await check(receiptOf({ says: { 5: (event) => ({ ...event, data: { ...event.data, slot } }) } }));
    expect(result.passed).toBe(true);
    expect(sentence(result, 'Prediction')).toContain('by ?[2J??✓.');
  });
});

describe('a witness', () => {
  const receipt = receiptOf();
  const seconds = 1_763_719_200n;
  const signed = (by: Signer, at = seconds) =>
    changed(
      receipt,
      ['prediction', 'proof'],
      receipt.prediction.proof.replace(checkpointIn(receipt), cosign(by, checkpointIn(receipt), at)),
    );

  it('is believed by those who give its key', async () => {
    const result = await check(signed(witness), { witnesses: [verifierKey(witness)] });
    expect(result.passed).toBe(true);
    expect(sentence(result, 'Witness witness.example/w1')).toBe(
      'The witness, whose key you gave, saw the log at 7 entries on 2025-11-21 10:00:00 UTC: yes.',
    );
    expect(result.verdict).toContain(
      'Proven by a witness, as far as you trust witness.example/w1: the prediction was in the log by 2025-11-21 10:00:00 UTC.',
    );
  });

  it('is unknown to those who do not', async () => {
    const result = await check(signed(witness));
    expect(named(result, 'not-shown')).toContain('Witness witness.example/w1');
    expect(sentence(result, 'Witness witness.example/w1')).toContain('unknown witness, not checked');
    expect(result.verdict.join(' ')).toContain('Not proven: that the prediction existed before');
  });

  it('is refused when its signature is not right', async () => {
    const name = ['Witness witness.example/w1'];
    const proof: string = signed(witness).prediction.proof;
    const [start, text] = [proof.lastIndexOf(' ') + 1, proof.trimEnd()];
    const letters = Array.from({ length: text.length - start - 8 }, (_, index) => start + 6 + index);
    const wrong = letters.map((at) =>
      changed(receipt, ['prediction', 'proof'], `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}\n`),
    );
    const same = wrong.filter((one) => one.prediction.proof !== proof);
    const results = await Promise.all(same.map((one) => failed(one, { witnesses: [verifierKey(witness)] })));
    expect(results).toEqual(same.map(() => name));
  });

  it('is told of when it has signed nothing here, and refused when its key is none', async () => {
    const silent = await check(receipt, { witnesses: [verifierKey(witness)] });
    expect(sentence(silent, 'Witness witness.example/w1')).toContain('has signed nothing here');
    expect(await failed(receipt, { witnesses: [verifierKey(log), 'w1'] })).toEqual(["Witness's key", "Witness's key"]);
  });

  it('is refused when its line cannot be read', async () => {
    for (const line of ['— w AAAA', '— w AAA', '— w', 'w AAAAAAAA', '—  w AAAAAAAA', '']) {
      const proof = `${receipt.prediction.proof}${line}\n`;
      expect(await failed(changed(receipt, ['prediction', 'proof'], proof))).toEqual(['Prediction']);
    }
    const short = changed(receipt, ['prediction', 'proof'], receipt.prediction.proof + signatureLine(witness, Buffer.alloc(71)));
    expect(sentence(await check(short, { witnesses: [verifierKey(witness)] }), 'Witness witness.example/w1')).toContain('the right length');
  });

  it("does not stand in for the log's own signature", async () => {
    const proof: string = signed(witness).prediction.proof;
    const without = proof
      .split('\n')
      .filter((line) => !line.startsWith('— log.example'))
      .join('\n');
    expect(await failed(changed(receipt, ['prediction', 'proof'], without), { witnesses: [verifierKey(witness)] })).toEqual([
      'Prediction, signature',
    ]);
  });
});

const available = (program: string, ...args: string[]) => spawnSync(program, args).status === 0;
const withOpenssl = available('openssl', 'version') ? describe : describe.skip;
const withPython = available('openssl', 'version') && available('python3', '--version') ? describe : describe.skip;

describe('a time stamp', () => {
  const receipt = receiptOf();
  const stamped = (token: Buffer, changes: Json = {}) => ({
    ...receipt,
    timestamps: [{ authority: 'https://tsa.example', checkpoint: checkpointIn(receipt), token: token.toString('base64'), ...changes }],
  });

  const der = (tag: number, ...content: Buffer[]): Buffer => {
    const bytes = Buffer.concat(content);
    const size = bytes.length;
    const length = size < 128 ? [size] : size < 256 ? [129, size] : [130, size >> 8, size & 255];
    return Buffer.concat([Buffer.from([tag, ...length]), bytes]);
  };
  const id = (hex: string) => der(6, Buffer.from(hex, 'hex'));
  const whole = (value: number) => der(2, Buffer.of(value));
  const right = {
    status: 0,
    digest: '608648016503040201',
    imprint: sha256(checkpointIn(receipt)),
    time: '20261121010203.5Z',
    signedData: '2a864886f70d010702',
    info: '2a864886f70d0109100104',
  };
  const tokenOf = (changes: Partial<typeof right> = {}) => {
    const { status, digest, imprint, time, signedData, info } = { ...right, ...changes };
    const stamp = der(
      0x30,
      whole(1),
      id('2a0304'),
      der(0x30, der(0x30, id(digest), der(5)), der(4, imprint)),
      whole(9),
      der(0x18, Buffer.from(time)),
      der(0x30, whole(1)),
    );
    const signed = der(0x30, whole(3), der(0x31), der(0x30, id(info), der(0xa0, der(4, stamp))), der(0x31));
    return der(0x30, der(0x30, whole(status)), der(0x30, id(signedData), der(0xa0, signed)));
  };
  const refused = async (token: Buffer, changes?: Json) => sentence(await check(stamped(token, changes)), 'Time stamp 1');

  it('is read: what it is for, and the time that it names', async () => {
    const result = await check(stamped(tokenOf()));
    expect(result.passed).toBe(true);
    expect(sentence(result, 'Time stamp 1')).toBe(
      'The time stamp is for the state of 7 entries (SHA-256) and names 2026-11-21 01:02:03 UTC: yes.',
    );
    expect(named(result, 'not-shown')).toContain('Time stamp 1, authority');
    expect(sentence(result, 'Time stamp 1, authority')).toContain(
      'openssl ts -verify -data checkpoint.txt -in token.tsr -CAfile authority.pem',
    );
    expect(result.verdict.join(' ')).toContain('If https://tsa.example made it, which is not checked here');
    expect(result.verdict.join(' ')).toContain('compare these times with the published time of the drawing');
  });

  it('is refused when it is for another text, or the text is not the checkpoint of the prediction', async () => {
    expect(await refused(tokenOf({ imprint: sha256('another') }))).toContain('for another text');
    expect(await refused(tokenOf({ imprint: right.imprint.subarray(1) }))).toContain('for another text');
    expect(await refused(tokenOf({ digest: '608648016503040203' }))).toContain('for another text');
    expect(await refused(tokenOf(), { checkpoint: `${checkpointIn(receipt)}\n` })).toContain('for another text');
    expect(await refused(tokenOf(), { checkpoint: `x${checkpointIn(receipt)}` })).toContain("not the prediction's");
    const other = checkpoint(log, linesOf(story).slice(0, 11).map(leaf));
    expect(await refused(tokenOf({ imprint: sha256(other) }), { checkpoint: other })).toContain("not the prediction's");
    const closing = checkpoint(log, linesOf(story).map(leaf));
    const { verdict } = await check(stamped(tokenOf({ imprint: sha256(closing) }), { checkpoint: closing }));
    expect(verdict.join(' ')).toContain('it proves that the prediction and the closing were in the log by then');
  });

  it('is refused when there are more than sixteen', async () => {
    const { timestamps } = stamped(tokenOf());
    expect(await failed({ ...receipt, timestamps: Array(16).fill(timestamps[0]) })).toEqual([]);
    expect(await failed({ ...receipt, timestamps: Array(17).fill(timestamps[0]) })).toEqual(['Receipt']);
  });

  it('is refused when the authority refused it, its digest is weak, its time is none, or it is something else', async () => {
    expect(await refused(tokenOf({ status: 2 }))).toContain('refused the time stamp');
    expect(await refused(tokenOf({ digest: '2b0e03021a' }))).toContain('another digest');
    for (const time of ['20261131010203Z', '20261121250203Z', '20261121010203', '261121010203Z', '']) {
      expect(await refused(tokenOf({ time }))).toContain('is not a time');
    }
    for (const changes of [{ signedData: '2a864886f70d010701' }, { info: '2a864886f70d010701' }]) {
      expect(await refused(tokenOf(changes))).toContain('cannot be read');
    }
    for (const content of [Buffer.from(right.time), right.imprint]) {
      const token = tokenOf();
      token[token.indexOf(content) - 2] = 0x17;
      expect(await refused(token)).toContain('cannot be read');
    }
    expect(await refused(tokenOf(), { authority: 'the authority' })).toContain('not named by an address');
  });

  it('is refused when a byte is missing at its end, or one follows', async () => {
    const token = tokenOf();
    const cut = Array.from(token, (_, length) => token.subarray(0, length));
    const sentences = await Promise.all([...cut, Buffer.concat([token, Buffer.of(0)])].map((one) => refused(one)));
    expect(sentences.filter((one) => !one?.includes('cannot be read'))).toEqual([]);
  });

  it('is refused where a length is not in its one form', async () => {
    const long = (token: Buffer) => Buffer.concat([Buffer.of(0x30, 0x83, 0), token.subarray(2)]);
    const endless = Buffer.concat([Buffer.of(0x30, 0x80), tokenOf().subarray(3), Buffer.of(0, 0)]);
    for (const token of [long(tokenOf()), endless, Buffer.of(0x30, 0x84, 255, 255, 255, 255), Buffer.of(0x30, 0x85, 0, 0, 0, 0, 1)]) {
      expect(await refused(token)).toContain('cannot be read');
    }
  });

  it('gives a plain sentence, whichever byte was changed', async () => {
    const token = tokenOf();
    await fc.assert(
      fc.asyncProperty(fc.nat(token.length - 1), fc.nat(255), async (at, byte) => {
        const edited = Buffer.from(token);
        edited[at] = byte;
        expect(await refused(edited)).toMatch(/^The (time|authority).*\.$/);
      }),
      { ...runs, numRuns: 1000 },
    );
  });

  withOpenssl('of an authority (needs openssl)', () => {
    const folder = temporaryDirectory();
    const openssl = (...args: string[]): string => {
      const { status, stdout, stderr } = spawnSync('openssl', args, { cwd: folder, encoding: 'utf8' });
      if (status !== 0) throw new Error(`openssl ${args.join(' ')}: ${stderr}`);
      return stdout + stderr;
    };
    const files = {
      'openssl.cnf': '[req]\ndistinguished_name = name\n[name]\n[ca]\nbasicConstraints = critical, CA:true\n',
      'tsa.ext': 'extendedKeyUsage = critical, timeStamping\n',
      'tsa.cnf': [
        'oid_section = ids\n[ids]\n[tsa]\ndefault_tsa = local\n[local]\nserial = serial\nsigner_cert = tsa.pem\nsigner_key = tsa.key',
        'signer_digest = sha256\ndefault_policy = 1.2.3.4\ndigests = sha1, sha256, sha384, sha512\naccuracy = secs:1\ness_cert_id_alg = sha256\n',
      ].join('\n'),
      serial: '01\n',
      'checkpoint.txt': checkpointIn(receipt),
    };

    beforeAll(() => {
      for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
      const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-config', 'openssl.cnf'];
      openssl('req', '-x509', ...key, '-keyout', 'ca.key', '-out', 'ca.pem', '-subj', '/CN=ca', '-extensions', 'ca', '-days', '2');
      openssl('req', ...key, '-keyout', 'tsa.key', '-out', 'tsa.csr', '-subj', '/CN=tsa');
      const by = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '2'];
      openssl('x509', '-req', '-in', 'tsa.csr', '-out', 'tsa.pem', '-extfile', 'tsa.ext', ...by);
    });

    const stamp = (digest: string) => {
      openssl('ts', '-query', '-data', 'checkpoint.txt', `-${digest}`, '-cert', '-out', 'query.tsq');
      openssl('ts', '-reply', '-config', 'tsa.cnf', '-queryfile', 'query.tsq', '-out', 'token.tsr');
      return readFileSync(join(folder, 'token.tsr'));
    };

    it.each([
      ['sha256', 'SHA-256'],
      ['sha384', 'SHA-384'],
      ['sha512', 'SHA-512'],
    ])('is read as openssl reads it: %s', async (digest, name) => {
      const result = await check(stamped(stamp(digest)));
      expect(named(result, 'failed')).toEqual([]);
      const [, day, time, year] = /Time stamp: (\w+ +\d+) ([\d:]+)\S* (\d+) GMT/.exec(
        openssl('ts', '-reply', '-in', 'token.tsr', '-text'),
      )!;
      const moment = new Date(`${day} ${year} ${time} UTC`).toISOString().slice(0, 19).replace('T', ' ');
      expect(sentence(result, 'Time stamp 1')).toBe(`The time stamp is for the state of 7 entries (${name}) and names ${moment} UTC: yes.`);
    });

    it('is refused where it is for another text, or made with SHA-1', async () => {
      const token = stamp('sha256');
      const at = token.indexOf(right.imprint);
      token[at] = token[at]! ^ 1;
      expect(await refused(token)).toContain('for another text');
      expect(await refused(stamp('sha1'))).toContain('another digest');
    });

    it('is checked whole by the command that the check names', () => {
      stamp('sha256');
      const command = 'ts -verify -data checkpoint.txt -in token.tsr -CAfile ca.pem'.split(' ');
      expect(openssl(...command)).toContain('Verification: OK');
      expect(() => openssl(...command.map((word) => word.replace('checkpoint.txt', 'serial')))).toThrow();
    });
  });
});

describe('a platform without what the checks need', () => {
  it.each([
    ['without cryptography', 'offers no cryptography'],
    ['without Ed25519', 'cannot check Ed25519 signatures'],
  ])('is told of in plain words: %s', async (platform, words) => {
    const result = await check(receiptOf(), {}, platform);
    expect(result.passed).toBe(false);
    expect(sentence(result, 'Key')).toContain(words);
    expect(result.verdict[0]).toBe('The receipt could not be checked here.');
  });
});

describe('the command line', () => {
  const folder = temporaryDirectory();
  const receipt = receiptOf();
  const save = (name: string, content: Json) => {
    writeFileSync(join(folder, name), JSON.stringify(content));
    return join(folder, name);
  };
  const run = (...args: string[]) => spawnSync(process.execPath, [verifier, ...args], { encoding: 'utf8' });

  it('prints each check and the verdict, and says nothing else', () => {
    const { status, stdout, stderr } = run(save('right.json', receipt), '--key', verifierKey(log), '--witness', verifierKey(witness));
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('✓ Prediction, place: The prediction is in the log, as entry 5 of 7: yes.\n');
    expect(stdout).toContain('– Time stamp: The receipt holds no time stamp.\n');
    expect(stdout).toContain('\n\nThe receipt holds, under the key that you kept.\n');
  });

  it('ends with 1 when a check failed', () => {
    const { status, stdout } = run(save('wrong.json', changed(receipt, ['draw', 'event'], receipt.prediction.event)), '--json');
    expect(status).toBe(1);
    expect(named(JSON.parse(stdout), 'failed')).toEqual(['Draw']);
    writeFileSync(join(folder, 'huge.json'), 'a'.repeat(2_000_000));
    expect(run(join(folder, 'huge.json')).stdout).toContain('✗ Receipt: The receipt is larger than 1 MB.');
  });

  it('ends with 2 when the command is not right', () => {
    for (const args of [[], ['a', 'b'], [join(folder, 'none.json')], ['--no'], [folder]]) {
      const { status, stdout, stderr } = run(...args);
      expect([status, stdout]).toEqual([2, '']);
      expect(stderr).toContain('Usage: node verify.mjs receipt.json');
    }
  });
});

withPython('the Python program of docs/verify.md (needs python3 and openssl)', () => {
  const folder = temporaryDirectory();
  const [, program = ''] = /```python\n(.*?)```/s.exec(readFileSync(join(root, 'docs/verify.md'), 'utf8')) ?? [];
  const receipt = receiptOf();
  const run = (content: Json, ...args: string[]) => {
    writeFileSync(join(folder, 'verify.py'), program);
    writeFileSync(join(folder, 'receipt.json'), JSON.stringify(content));
    return spawnSync('python3', ['verify.py', 'receipt.json', ...args], { cwd: folder, encoding: 'utf8' });
  };

  it('accepts a right receipt', () => {
    const { status, stdout } = run(receipt, verifierKey(log));
    expect(stdout).toContain('yes the prediction is entry 5 of 7 of log.example/hindcast\n');
    expect(stdout).toContain(receipt.prediction.event);
    expect(status).toBe(0);
    for (const size of [5, 6, 8, 13]) expect(run(receiptOf({ states: { ...story.states, prediction: size } })).status).toBe(0);
  });

  it('refuses a wrong one', () => {
    const edit = (path: string[], from: string | RegExp, to: string) =>
      changed(receipt, path, path.reduce((at, key) => at[key], receipt).replace(from, to));
    const wrong = [
      edit(['prediction', 'event'], '[1,2,3,4,5]', '[1,2,3,4,9]'),
      edit(['prediction', 'proof'], 'index 4', 'index 5'),
      edit(['prediction', 'proof'], '\n7\n', '\n8\n'),
      edit(['prediction', 'proof'], /\n[^\n]{44}\n/, '\n'),
      { ...receipt, key: verifierKey(other) },
      receiptOf({ says: { 5: (event) => ({ ...event, position: 6 }) } }),
    ];
    for (const one of wrong) expect(run(one).status).not.toBe(0);
    expect(run(receipt, verifierKey(other)).status).toBe(1);
  });
});

describe('the page', () => {
  const page = readFileSync(join(root, 'web/verify/index.html'), 'utf8');
  const style = readFileSync(join(root, 'web/verify/verify.css'), 'utf8');

  it('has no script or style of its own, and asks for nothing but its own files', () => {
    expect(page).not.toMatch(/<script(?![^>]*src=)|<style|\sstyle=|\son\w+=|javascript:/i);
    const addresses = [...page.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, address]) => address);
    expect(addresses.filter((address) => !/^(\.\/[a-z]+\.(mjs|css)|data:,)$/.test(address!))).toEqual([]);
    expect(style).not.toMatch(/url\(|@import/);
    for (const file of ['receipt.mjs', 'page.mjs']) {
      expect(readFileSync(join(root, 'web/verify', file), 'utf8')).not.toMatch(
        /fetch\(|XMLHttpRequest|WebSocket|sendBeacon|innerHTML|localStorage/,
      );
    }
  });

  it('has a label for every field, and the elements that its script looks for', () => {
    const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, one]) => one!);
    const labelled = [...page.matchAll(/<label for="([^"]+)"/g)].map(([, one]) => one!);
    const fields = [...page.matchAll(/<(?:input|textarea)\s[^>]*?id="([^"]+)"/g)].map(([, one]) => one!);
    expect(fields.sort()).toEqual(labelled.sort());
    expect(new Set(ids).size).toBe(ids.length);
    const wanted = [...readFileSync(join(root, 'web/verify/page.mjs'), 'utf8').matchAll(/find\('([^']+)'/g)].map(([, one]) => one!);
    expect(wanted.filter((one) => !ids.includes(one))).toEqual([]);
  });

  it('can be read in light and in dark: 4.5 to 1 for text, 3 to 1 for edges', () => {
    const light = (hex: string) => {
      const [red, green, blue] = [1, 3, 5].map((at) => {
        const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      }) as [number, number, number];
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const contrast = (one: string, two: string) => {
      const [low, high] = [light(one), light(two)].sort((a, b) => a - b) as [number, number];
      return (high + 0.05) / (low + 0.05);
    };
    const [, bright, dim] = style.split(':root {');
    const pairs: [string, string, number][] = [
      ...['paper', 'card', 'passed-tint', 'failed-tint', 'not-shown-tint'].flatMap((ground): [string, string, number][] => [
        ['ink', ground, 4.5],
        ['soft', ground, 4.5],
      ]),
      ...['passed', 'failed', 'not-shown'].flatMap((status): [string, string, number][] => [
        [status, 'paper', 4.5],
        ...['passed', 'failed', 'not-shown'].map((tint): [string, string, number] => [status, `${tint}-tint`, 4.5]),
      ]),
      ['accent', 'paper', 4.5],
      ['on-accent', 'accent', 4.5],
      ['edge', 'paper', 3],
      ['edge', 'card', 3],
    ];
    for (const theme of [bright!, dim!]) {
      const colours = Object.fromEntries([...theme.matchAll(/--([a-z-]+): (#[0-9a-f]{6})/g)].map(([, name, hex]) => [name!, hex!]));
      const poor = pairs.filter(([one, two, least]) => contrast(colours[one]!, colours[two]!) < least);
      expect(poor).toEqual([]);
    }
  });
});
