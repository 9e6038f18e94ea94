import fc from 'fast-check';
import { scale, ticks } from './scale';

describe('a scale', () => {
  it('goes from numbers to places, upside down as well', () => {
    const y = scale([0, 10], [200, 0]);
    expect([0, 5, 10].map(y)).toEqual([200, 100, 0]);
  });

  it('puts everything at the beginning where all is the same', () => {
    expect(scale([3, 3], [10, 20])(3)).toBe(10);
  });
});

describe('the marks of an axis', () => {
  it.each([
    [0, 128, [0, 50, 100, 150]],
    [-0.046, 0.001, [-0.05, -0.04, -0.03, -0.02, -0.01, 0, 0.01]],
    [0, 0.3, [0, 0.1, 0.2, 0.3]],
    [0, 0, [0]],
  ])('from %d to %d', (from, to, marks) => {
    expect(ticks(from, to)).toEqual(marks);
  });

  it('hold what they are for, evenly, and are few', () => {
    const number = fc.double({ min: -1e6, max: 1e6, noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(number, fc.double({ min: 1e-3, max: 1e6, noNaN: true }), (from, span) => {
        const marks = ticks(from, from + span);
        const slack = 1e-9 * Math.max(1, Math.abs(from) + span);
        expect(marks[0]).toBeLessThanOrEqual(from + slack);
        expect(marks.at(-1)).toBeGreaterThanOrEqual(from + span - slack);
        expect(marks.length).toBeLessThanOrEqual(9);
        expect([...marks].sort((a, b) => a - b)).toEqual(marks);
      }),
    );
  });
});
