import { goesOn, rungsBelow } from './successive-halving';

describe('successive halving', () => {
  it('looks after 1, 3, 9, 27 steps, below the last one', () => {
    expect(rungsBelow(1)).toEqual([]);
    expect(rungsBelow(9)).toEqual([1, 3]);
    expect(rungsBelow(30)).toEqual([1, 3, 9, 27]);
  });

  it.each([
    [1, [], true],
    [1, [2], false],
    [2, [1], true],
    [1, [3, 2], false],
    [5, [9, 4, 3, 2, 1], true],
    [5, [9, 8, 3, 2, 1], false],
    [1, [1, 1, 1], true],
  ])('lets %d go on among %j: %s', (skill, others, expected) => expect(goesOn(skill, others)).toBe(expected));
});
