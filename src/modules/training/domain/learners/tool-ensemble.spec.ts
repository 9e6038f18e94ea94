import fc from 'fast-check';
import { fairHistory, heavyHistory } from '../../../../../test/support/histories';
import { drawsOf, truncated } from '../draw-history';
import { ensembleChances, fitEnsemble } from './tool-ensemble';
import { evenWeights, learntWeights } from './tool-weights';
import { simpleTools, toolNames } from './tools';

const settings = { learningRate: 1, forgetting: 0.01, caution: 200 };
const white = { name: 'white', pick: 5, size: 69 };
const powerball = { name: 'powerball', pick: 1, size: 26 };
const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
const fair = fairHistory(320, 3);
const heavy = heavyHistory(500, 10, 3);

describe('the tools', () => {
  it.each([white, powerball])('each give every ball of $name a chance before every draw, summing to the balls drawn', (pool) => {
    for (const [name, chances] of Object.entries(simpleTools(fair, pool, 200))) {
      expect([name, chances.length]).toEqual([name, 321]);
      for (const row of chances.slice(100)) {
        expect(sumOf(row)).toBeCloseTo(pool.pick, 9);
        expect(Math.min(...row)).toBeGreaterThan(0);
      }
    }
  });

  it('say of a draw what the draws before it say', () => {
    const before = simpleTools(truncated(fair, 200), white, 200);
    const after = simpleTools(fair, white, 200);
    for (const name of Object.keys(before) as (keyof typeof before)[]) expect(after[name].slice(0, 201)).toEqual(before[name]);
  });

  it('of sums has the mean of the last sums, drawn towards a fair machine', () => {
    const low = { ...fair, draws: { ...fair.draws, white: fair.dates.map(() => [1, 2, 3, 4, 5]) } };
    const row = simpleTools(low, white, 10).sums.at(-1) ?? [];
    const mean = row.reduce((sum, chance, ball) => sum + (chance / 5) * (ball + 1), 0);
    expect(mean).toBeCloseTo((50 * 5 * 3 + 10 * 5 * 35) / (50 * 5 + 10 * 5), 6);
  });
});

describe('the weights of tools', () => {
  it('sum to 1, and cost no more than the best tool and ln(tools) a ball, whatever the draws', () =>
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 2, max: 5 }),
        fc.constantFrom(1, 2),
        (balls, count, pick) => {
          const tools = Array.from({ length: count }, (_, tool) =>
            balls.map((_, draw) => [0.2, 0.3, 0.5].map((_, ball) => [0.2, 0.3, 0.5][(ball + tool + draw) % 3] as number)),
          );
          const draws = balls.map((ball) => (pick === 1 ? [ball] : [1, 2, 3].filter((each) => each !== ball)));
          const before = learntWeights(tools, draws, { from: 0, start: evenWeights(count), settings: { learningRate: 1, forgetting: 0 } });
          for (const weights of before) expect(sumOf(weights)).toBeCloseTo(1, 9);
          const lossOf = (chance: (draw: number, ball: number) => number) =>
            -sumOf(draws.map((drawn, draw) => sumOf(drawn.map((ball) => Math.log(chance(draw, ball - 1))))));
          const mixed = lossOf((draw, ball) =>
            sumOf(tools.map((tool, index) => (before[draw]?.[index] as number) * (tool[draw]?.[ball] as number))),
          );
          const best = Math.min(...tools.map((tool) => lossOf((draw, ball) => tool[draw]?.[ball] as number)));
          expect(mixed).toBeLessThanOrEqual(best + pick * Math.log(count) + 1e-9);
        },
      ),
    ));
});

describe('an ensemble of tools', () => {
  it('learns on a machine with a heavy ball to listen to those that see it, and says how it came to it', () => {
    const { weights, history } = fitEnsemble(heavy, white, settings);
    expect(weights.frequency + weights.model).toBeGreaterThan(0.5);
    expect(weights.uniform).toBeLessThan(0.05);
    expect(history.length).toBeGreaterThan(10);
    expect(history.at(-1)).toEqual({ date: heavy.nextDate, weights });
    expect(Object.keys(weights)).toEqual([...toolNames]);
    const [next = []] = ensembleChances(fitEnsemble(heavy, white, settings), heavy, white, { from: 500, settings });
    expect(next.indexOf(Math.max(...next))).toBe(7 - 1);
  });

  it('goes on learning from draws that it had not known, each from those before it', () => {
    const early = fitEnsemble(truncated(heavy, 300), white, settings);
    const all = ensembleChances(early, heavy, white, { from: 300, settings });
    const some = ensembleChances(early, truncated(heavy, 400), white, { from: 300, settings });
    expect(all.slice(0, 101)).toEqual(some);
    for (const row of all) expect(sumOf(row)).toBeCloseTo(5, 9);
  });

  it('on a fair machine loses little to chance: it listens to chance too', () => {
    const ensemble = fitEnsemble(truncated(fair, 260), white, settings);
    const chances = ensembleChances(ensemble, fair, white, { from: 260, settings }).slice(0, 60);
    const draws = drawsOf(fair, 'white').slice(260);
    const skill =
      sumOf(draws.map((drawn, draw) => sumOf(drawn.map((ball) => Math.log((chances[draw]?.[ball - 1] as number) / (5 / 69)))))) / 60;
    expect(skill).toBeGreaterThan(-0.1);
  });
});
