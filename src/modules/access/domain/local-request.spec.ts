import { isRejection } from '#events/kernel';
import { isLoopback } from '#modules/configuration';
import { refusalOf } from './local-request';

const codeOf = (method: string, headers: Record<string, string | string[]>) => {
  const refusal = refusalOf({ method, headers }, isLoopback, ['https://board.example.org']);
  return refusal && isRejection(refusal) && refusal.rejected;
};

describe('a request without a key', () => {
  it.each(['127.0.0.1:3000', 'localhost:3000', 'LocalHost', '[::1]:3000', '127.0.0.1'])('may name this machine: %s', (host) =>
    expect(codeOf('GET', { host })).toBeNull(),
  );

  it.each([
    'rebound.example.org:3000',
    'localhost.example.org',
    '127.0.0.1.example.org',
    'example.org@127.0.0.1',
    '127.0.0.1/x',
    '127.0.0.1:3000:80',
    '127.0.0.1, example.org',
    '[::2]:3000',
    '0.0.0.0:3000',
    ' ',
    '',
  ])('may name no other host: %s', (host) => expect(codeOf('GET', { host })).toBe('foreign-host'));

  it('names a host, and one', () => {
    expect(codeOf('GET', {})).toBe('foreign-host');
    expect(codeOf('GET', { host: ['127.0.0.1', 'example.org'] })).toBe('foreign-host');
  });

  it.each([
    { origin: 'https://example.org' },
    { origin: 'null' },
    { origin: 'http://127.0.0.1:8080' },
    { origin: 'https://127.0.0.1:3000' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'http://127.0.0.1:3000', 'sec-fetch-site': 'cross-site' },
  ])('changes nothing for a page of another site: %j', (given) => {
    const headers = { host: '127.0.0.1:3000', ...given };
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'QUERY'])
      expect([method, codeOf(method, headers)]).toEqual([method, 'foreign-site']);
    for (const method of ['GET', 'HEAD', 'OPTIONS']) expect([method, codeOf(method, headers)]).toEqual([method, null]);
  });

  it.each([{}, { origin: 'http://127.0.0.1:3000', 'sec-fetch-site': 'same-origin' }, { 'sec-fetch-site': 'none' }])(
    'changes things for programs and for pages of its own: %j',
    (given) => expect(codeOf('POST', { host: '127.0.0.1:3000', ...given })).toBeNull(),
  );

  it('changes things for pages of an origin that an operator has allowed, and of no other like it', () => {
    const host = '127.0.0.1:3000';
    expect(codeOf('POST', { host, origin: 'https://board.example.org', 'sec-fetch-site': 'cross-site' })).toBeNull();
    for (const origin of ['http://board.example.org', 'https://board.example.org:8443', 'https://board.example.org.evil.example'])
      expect(codeOf('POST', { host, origin })).toBe('foreign-site');
    expect(codeOf('GET', { host: 'board.example.org', origin: 'https://board.example.org' })).toBe('foreign-host');
  });
});
