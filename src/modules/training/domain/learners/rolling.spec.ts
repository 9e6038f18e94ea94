import { markovChances, recencyChances } from './rolling';

const rules = { pick: 1, size: 3 };
const rounded = (rows: number[][]) => rows.map((row) => row.map((chance) => Number(chance.toFixed(4))));

describe('recency', () => {
  it('weighs a draw half after its half-life', () => {
    const [chances] = recencyChances([[1], [2]], rules, 2, { halfLife: 1, alpha: 1 });
    expect(rounded([chances as number[]])).toEqual([[0.3333, 0.4444, 0.2222]]);
  });

  it('knows nothing before the first draw, and says something of every draw from where it is asked', () => {
    const chances = recencyChances([[1], [2], [3]], rules, 0, { halfLife: 10, alpha: 1 });
    expect(chances).toHaveLength(4);
    expect(rounded(chances)[0]).toEqual([0.3333, 0.3333, 0.3333]);
  });
});

describe('a Markov chain', () => {
  const turns = Array.from({ length: 60 }, (_, index) => [1 + (index % 3)]);

  it('finds that one ball follows another', () => {
    const [next] = markovChances(turns, rules, 60, { alpha: 1 });
    expect(next?.[0]).toBeGreaterThan(0.9);
  });

  it('stays near a fair machine when that weighs more', () => {
    const [next] = markovChances(turns, rules, 60, { alpha: 1e6 });
    expect(rounded([next as number[]])).toEqual([[0.3333, 0.3333, 0.3333]]);
  });

  it('says of each draw what the ones before it tell', () => {
    const whole = markovChances(turns, rules, 0, { alpha: 1 });
    expect(whole).toHaveLength(61);
    expect(markovChances(turns.slice(0, 20), rules, 0, { alpha: 1 })).toEqual(whole.slice(0, 21));
  });
});
