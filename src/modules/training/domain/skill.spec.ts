import { fairHistory } from '../../../../test/support/histories';
import { uniformProbabilities } from './frequency';
import { chancesOfDrawn, skillOf } from './skill';

const history = {
  ...fairHistory(1),
  pools: [
    { name: 'white', pick: 2, size: 4 },
    { name: 'red', pick: 1, size: 2 },
  ],
  draws: { white: [[2, 3]], red: [[1]] },
};
const chances = { white: [0.2, 0.4, 0.6, 0.8], red: [0.75, 0.25] };

describe('the skill on a draw', () => {
  it('is what the drawn balls were given above their fair chances', () =>
    expect(skillOf(history, 0, chances).value).toBeCloseTo(Math.log(0.4 / 0.5) + Math.log(0.6 / 0.5) + Math.log(0.75 / 0.5), 12));

  it('lies between the least and the most that the chances allow', () => {
    const { low, high } = skillOf(history, 0, chances);
    expect(low).toBeCloseTo(Math.log(0.2 / 0.5) + Math.log(0.4 / 0.5) + Math.log(0.25 / 0.5), 12);
    expect(high).toBeCloseTo(Math.log(0.6 / 0.5) + Math.log(0.8 / 0.5) + Math.log(0.75 / 0.5), 12);
  });

  it('of chance itself is 0 and can be nothing else', () =>
    expect(skillOf(history, 0, uniformProbabilities(history.pools))).toEqual({ value: 0, low: 0, high: 0 }));

  it('comes from the chances of the balls drawn', () => expect(chancesOfDrawn(history, 0, chances)).toEqual([0.4, 0.6, 0.75]));

  it('has no expectation above 0 on a fair machine', () => {
    let sum = 0;
    for (let a = 1; a <= 4; a++)
      for (let b = a + 1; b <= 4; b++)
        for (const red of [1, 2]) sum += skillOf({ ...history, draws: { white: [[a, b]], red: [[red]] } }, 0, chances).value;
    expect(sum).toBeLessThan(0);
  });
});
