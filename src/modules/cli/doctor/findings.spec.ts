import { spaceFinding } from './directories';
import { checkNode } from './installation';
import { checkClock } from './log';

describe('the doctor', () => {
  it.each([
    ['20.19.0', 'ok'],
    ['22.3.0', 'ok'],
    ['20.9.0', 'fail'],
    ['18.20.4', 'fail'],
  ])('of Node %s says %s', (version, status) => {
    expect(checkNode(version, '>=20.19').status).toBe(status);
  });

  it.each([
    [5e9, 'ok'],
    [9e8, 'warn'],
    [9e7, 'fail'],
  ])('of %d free bytes says %s', (bytes, status) => {
    expect(spaceFinding(bytes).status).toBe(status);
  });

  it.each([
    ['2026-11-20T12:00:00.000Z', 'ok'],
    ['2026-11-20T12:00:59.000Z', 'warn'],
    ['2026-11-20T12:01:01.000Z', 'fail'],
  ])('of a last event of %s at noon says %s', (last, status) => {
    expect(checkClock('2026-11-20T12:00:00.000Z', last).status).toBe(status);
  });
});
