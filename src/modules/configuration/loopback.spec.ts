import { isLoopback } from './loopback';

describe('a loopback host', () => {
  it.each(['127.0.0.1', '127.8.9.10', 'localhost', 'LOCALHOST', '::1', '[::1]', '0:0:0:0:0:0:0:1', '::ffff:127.0.0.1'])('is %s', (host) =>
    expect(isLoopback(host)).toBe(true),
  );

  it.each([
    '0.0.0.0',
    '::',
    '',
    '10.0.0.1',
    '128.0.0.1',
    'localhost.example.org',
    '127.0.0.1.example.org',
    'localhost.',
    '[127.0.0.1',
    '2130706433',
  ])('is not %s', (host) => expect(isLoopback(host)).toBe(false));
});
