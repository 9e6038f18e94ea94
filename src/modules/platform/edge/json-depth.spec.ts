import { jsonDepth } from './json-depth';

describe('the depth of a JSON text', () => {
  it.each([
    ['1', 0],
    ['{}', 1],
    ['{"a":[1,{"b":2}]}', 3],
    ['["[[[", "\\"[[", "\\\\"]', 1],
    ['[[],[]]', 2],
    ['"no end', 0],
  ])('of %s is %d', (text, depth) => expect(jsonDepth(text)).toBe(depth));

  it('is counted to just above the limit', () => expect(jsonDepth('['.repeat(1_000_000), 10)).toBe(11));
});
