import fc from 'fast-check';
import { receiptOf } from '../support/told-receipts';
import { type Options, runs, check, named, failed, sentence, textsIn, changed } from '../support/receipt-checks';

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
