import { remainingMs, withStep } from './training-progress';

const step = { phase: 'measuring', pool: 'white', done: 5, total: 10, loss: 4.1 } as const;

describe('the progress of a training', () => {
  it('tells how long it goes on for', () => {
    expect(remainingMs(step, ['white', 'powerball'], 1_000)).toBe(7_000);
    expect(remainingMs({ ...step, phase: 'learning', pool: 'powerball', done: 10 }, ['white', 'powerball'], 8_000)).toBe(0);
  });

  it('makes a curve of the losses that are known', () => {
    const curve = withStep(withStep({ white: [4.2] }, step), { ...step, pool: 'powerball', loss: null });
    expect(curve).toEqual({ white: [4.2, 4.1] });
  });
});
