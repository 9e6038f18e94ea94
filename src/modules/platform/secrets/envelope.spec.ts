import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { EnvelopeError, rewrap, seal, unseal, type WrappingKey } from './envelope';

const key = (id: string): WrappingKey => ({ id, secret: randomBytes(32) });
const present = key('present');

describe('an envelope', () => {
  it('gives back what was put in, whatever it is called', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.string(), (secret, name) => unseal(present, name, seal(present, name, secret)).equals(secret)),
    );
  });

  it('never looks the same twice', () => {
    const secret = Buffer.from('the same');
    expect(seal(present, 'a', secret).sealed).not.toBe(seal(present, 'a', secret).sealed);
  });

  it('opens under another key once it is rewrapped, and no more under the one before', () => {
    const next = key('next');
    const before = seal(present, 'a', Buffer.from('secret'));
    const after = rewrap(present, next, 'a', before);
    expect(unseal(next, 'a', after).toString()).toBe('secret');
    expect([after.keyId, after.sealed]).toEqual(['next', before.sealed]);
    expect(() => unseal(present, 'a', after)).toThrow(EnvelopeError);
  });

  it('does not open under another name: envelopes cannot be swapped', () => {
    expect(() => unseal(present, 'b', seal(present, 'a', Buffer.from('secret')))).toThrow('b cannot be decrypted');
  });

  it.each(['wrappedKey', 'sealed'] as const)('does not open when any bit of its %s was changed', (part) => {
    const envelope = seal(present, 'a', Buffer.from('secret'));
    const bytes = Buffer.from(envelope[part], 'base64');
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const changed = Buffer.from(bytes);
      changed[bit >> 3] = (changed[bit >> 3] as number) ^ (1 << (bit & 7));
      expect(() => unseal(present, 'a', { ...envelope, [part]: changed.toString('base64') })).toThrow(EnvelopeError);
    }
  });

  it.each(['', 'AAAA'])('does not open when it is cut to %j', (cut) => {
    expect(() => unseal(present, 'a', { ...seal(present, 'a', Buffer.from('secret')), sealed: cut })).toThrow(EnvelopeError);
  });
});
