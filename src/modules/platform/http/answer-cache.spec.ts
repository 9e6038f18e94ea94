import fc from 'fast-check';
import { AnswerCache } from './answer-cache';

describe('kept answers', () => {
  it('are found under their tag, and counted', () => {
    const cache = new AnswerCache(1_000);
    cache.keep('a', 'answer');
    expect([cache.get('a'), cache.get('b')]).toEqual(['answer', undefined]);
    expect(cache.use).toEqual({ hits: 1, misses: 1, characters: 6 });
  });

  it('give way to others, the least recently used one first', () => {
    const cache = new AnswerCache(100);
    for (let tag = 0; tag < 10; tag++) cache.keep(String(tag), '0123456789');
    cache.get('0');
    cache.keep('new', '0123456789');
    expect([cache.get('0'), cache.get('1')]).toEqual(['0123456789', undefined]);
  });

  it('are not kept when one would drive out many', () => {
    const cache = new AnswerCache(100);
    cache.keep('large', '01234567890');
    expect(cache.get('large')).toBeUndefined();
  });

  it('never take more room than there is, and are never another tag’s', () => {
    const kept = fc.record({ tag: fc.nat(20), length: fc.nat(30), isRead: fc.boolean() });
    fc.assert(
      fc.property(fc.array(kept, { maxLength: 200, size: 'max' }), (all) => {
        const cache = new AnswerCache(100);
        for (const { tag, length, isRead } of all) {
          const found = isRead ? cache.get(String(tag)) : cache.keep(String(tag), `${tag}`.padEnd(length));
          expect(found === undefined || found.trim() === String(tag)).toBe(true);
          expect(cache.use.characters).toBeLessThanOrEqual(100);
        }
      }),
    );
  });
});
