import fc from 'fast-check';
import { kindOf, normalisedMessage } from './fingerprint';

describe('the kind of a failure', () => {
  it.each([
    ['training 01a1fb75-27ac-756e-89b5-25fe0f2eec1d took 12 s', 'training 0191a9aa-0000-756e-89b5-25fe0f2eec1d took 7.5 s'],
    ["ENOENT: no such file, open '/a/b/c.json'", "ENOENT: no such file, open '/other/one.json'"],
    ['powerball 2026-08-05: 3 draws', 'powerball 2025-01-01: 12 draws'],
    ['the hash 0f0f0f0f0f0f0f0f differs', 'the hash 1a2b3c4d5e6f7a8b differs'],
    ['failed at 2026-08-05T12:00:00.000Z', 'failed at 2026-11-20T03:15:42.118Z'],
    ['boom\n  at one', 'boom\n  at another'],
  ])('is the same for %j and %j', (one, other) => {
    expect(normalisedMessage(one)).toBe(normalisedMessage(other));
  });

  it('is another one for other words', () => {
    expect(normalisedMessage('disk full')).not.toBe(normalisedMessage('disk slow'));
    expect(normalisedMessage('the mp3 of v1')).toBe('the mp3 of v1');
  });

  it('keeps the status and the route of a request', () => {
    const line = { class: 'not-found', code: 'draw-not-found', source: 'http', message: 'GET /v1/games/:game/draws/:date 404' };
    expect(kindOf(line)).toEqual(line);
  });

  it('is short, however long the message', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 3_000, unit: 'binary' }), (message) => {
        expect(normalisedMessage(message).length).toBeLessThanOrEqual(200);
      }),
    );
  });

  it('does not depend on the numbers in a message', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (one, other) => {
        expect(normalisedMessage(`${one} of 9 failed`)).toBe(normalisedMessage(`${other} of 9 failed`));
      }),
    );
  });
});
