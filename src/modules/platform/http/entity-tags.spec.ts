import fc from 'fast-check';
import { entityTagOf, isAmong } from './entity-tags';

describe('an entity tag', () => {
  it('is the same for the same text alone, and quoted as the protocol wants', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (a, b) => (entityTagOf(a) === entityTagOf(b)) === (a === b)));
    expect(entityTagOf('a')).toMatch(/^"[\w-]{22}"$/);
  });

  it.each([
    ['alone', (tag: string) => tag, true],
    ['in a list', (tag: string) => `"x", ${tag},"y"`, true],
    ['marked as weak', (tag: string) => `W/${tag}`, true],
    ['as any', () => '*', false],
    ['not at all', () => '"x"', false],
    ['without its quotes', (tag: string) => tag.slice(1, -1), false],
  ])('named %s', (_, header, expected) => {
    expect(isAmong(header(entityTagOf('a')), entityTagOf('a'))).toBe(expected);
  });

  it('is not named without a header', () => expect(isAmong(undefined, entityTagOf('a'))).toBe(false));
});
