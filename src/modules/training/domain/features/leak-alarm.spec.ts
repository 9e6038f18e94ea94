import { fairHistory, heavyHistory } from '../../../../../test/support/histories';
import { countState } from './ball-states';
import type { Feature } from './feature';
import { features } from './feature-registry';
import { assertNoLeak } from './leak-alarm';

const pool = { name: 'white', pick: 5, size: 69 };
const history = fairHistory(150);
const leaking = (name: string, value: (ball: number, index: number) => number): Feature => ({
  name,
  entity: 'ball',
  window: null,
  statistic: 'leak',
  formula: 'whether the ball is drawn',
  minimumHistory: 0,
  start: () => ({ value: (ball, { index }) => value(ball, index), take: () => {} }),
});
const isDrawn = (ball: number, index: number) => (history.draws.white?.[index]?.includes(ball + 1) ? 1 : 0);

describe('the leak alarm', () => {
  it('is silent about the features that there are, also of a machine that is worth finding out', () => {
    expect(() => assertNoLeak(features, history, pool)).not.toThrow();
    expect(() => assertNoLeak(features, heavyHistory(150, 30), pool)).not.toThrow();
  });

  it('is raised by a column that knows the draw, and names it', () => {
    expect(() => assertNoLeak([...features, leaking('oracle', isDrawn)], history, pool)).toThrow(
      'leak alarm: the feature oracle knows the draw that it is to predict',
    );
  });

  it('is raised by a column that knows it nearly, or the other way round', () => {
    const nearly = leaking('whisper', (ball, index) => -3 * isDrawn(ball, index) + ((ball * 31 + index * 17) % 100) / 200);
    expect(() => assertNoLeak([nearly], history, pool)).toThrow('the feature whisper knows');
  });

  it('is raised by a column that remembers draws of another run, later ones among them', () => {
    const shared = countState(pool, null);
    const remembering: Feature = { ...leaking('memory', () => 0), start: () => shared };
    expect(() => assertNoLeak([remembering], history, pool)).toThrow('the feature memory changes with the draw that it is to predict');
  });
});
