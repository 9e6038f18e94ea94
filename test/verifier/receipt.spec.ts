import { sign } from 'node:crypto';
import fc from 'fast-check';
import {
  type Json,
  type Signer,
  sha256,
  signer,
  verifierKey,
  signatureLine,
  log,
  other,
  witness,
  story,
  eventAt,
  receiptOf,
} from '../support/told-receipts';
import { runs, check, named, failed, sentence, textsIn, changed, missed } from '../support/receipt-checks';

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
