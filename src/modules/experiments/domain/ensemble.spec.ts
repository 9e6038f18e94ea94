import { seededRandom } from '#modules/statistics';
import { type DrawnChances, greedyEnsemble } from './ensemble';

const pools = [{ name: 'red', pick: 1, size: 2 }];
const fold = (chances: readonly number[]) => chances.map((chance) => [chance]);

describe('an ensemble', () => {
  it('is kept when its members make up for each other', () => {
    const early: DrawnChances = [fold([0.9, 0.3, 0.9, 0.3]), fold([0.9, 0.3, 0.9, 0.3]), fold([0.9, 0.3, 0.9, 0.3])];
    const late: DrawnChances = [fold([0.3, 0.9, 0.3, 0.9]), fold([0.3, 0.9, 0.3, 0.9]), fold([0.3, 0.9, 0.3, 0.9])];
    const ensemble = greedyEnsemble([early, late], pools);
    expect(ensemble?.isKept).toBe(true);
    expect(ensemble?.weights).toEqual(
      new Map([
        [0, 0.5],
        [1, 0.5],
      ]),
    );
    expect(ensemble?.skill).toBeCloseTo(Math.log(0.6 / 0.5), 12);
    expect(ensemble?.skillOfBest).toBeCloseTo((Math.log(0.9 / 0.5) + Math.log(0.3 / 0.5)) / 2, 12);
  });

  it('is not kept when one candidate is better than any mixture', () => {
    const good: DrawnChances = [fold([0.8, 0.8]), fold([0.8, 0.8])];
    const bad: DrawnChances = [fold([0.4, 0.4]), fold([0.4, 0.4])];
    const ensemble = greedyEnsemble([good, bad], pools);
    expect(ensemble?.isKept).toBe(false);
    expect(ensemble?.weights).toEqual(new Map([[0, 1]]));
    expect(ensemble?.skill).toBe(ensemble?.skillOfBest);
  });

  it('is judged by folds that it was not chosen by: what only looks good on one of them gains nothing', () => {
    const lucky = (at: number): DrawnChances => [0, 1, 2].map((each) => fold(each === at ? [0.9, 0.9] : [0.2, 0.2]));
    const ensemble = greedyEnsemble([lucky(0), lucky(1), lucky(2)], pools);
    expect(ensemble?.skill).toBeLessThan(0);
  });

  it('of noise is no better than chance more often than not', () => {
    let better = 0;
    for (let seed = 1; seed <= 100; seed++) {
      const random = seededRandom(seed);
      const noise = () => [0, 1, 2, 3].map(() => fold(Array.from({ length: 30 }, () => 0.3 + 0.4 * random())));
      if ((greedyEnsemble([noise(), noise(), noise()], pools)?.skill ?? 0) > 0) better++;
    }
    expect(better).toBeLessThan(50);
  });

  it('needs two candidates and two folds', () => {
    expect(greedyEnsemble([[fold([0.5]), fold([0.5])]], pools)).toBeNull();
    expect(greedyEnsemble([[fold([0.5])], [fold([0.6])]], pools)).toBeNull();
  });
});
