import fc from 'fast-check';
import { conditionsOf, freshForMs, retryAfterMs, validatorsIn } from './header-rules';

const now = Date.parse('2026-11-20T12:00:00.000Z');

describe('Retry-After', () => {
  it.each([
    ['0', 0],
    [' 120 ', 120_000],
    ['Fri, 20 Nov 2026 12:00:30 GMT', 30_000],
    ['Fri, 20 Nov 2026 11:00:00 GMT', 0],
    ['-5', null],
    ['1.5', null],
    ['soon', null],
    ['2026-11-20', null],
    ['', null],
    [undefined, null],
  ])('%p asks for %p ms', (header, expected) => {
    expect(retryAfterMs(header, now)).toBe(expected);
  });

  it('reads every date as the time that is left until then', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), (seconds) => {
        expect(retryAfterMs(new Date(now + seconds * 1_000).toUTCString(), now)).toBe(seconds * 1_000);
      }),
    );
  });

  it('never throws, and never asks for less than nothing', () => {
    fc.assert(
      fc.property(fc.string(), (header) => {
        const ms = retryAfterMs(header, now);
        expect(ms === null || ms >= 0).toBe(true);
      }),
    );
  });
});

describe('freshness', () => {
  it.each([
    ['public, max-age=60', undefined, 60_000],
    ['Max-Age=60', '20', 40_000],
    ['max-age=60', '90', 0],
    ['max-age=60, no-cache', undefined, 0],
    ['no-store, max-age=60', undefined, 0],
    ['private', undefined, 0],
    [undefined, undefined, 0],
  ])('is told by %p at age %p as %p ms', (cacheControl, age, expected) => {
    expect(freshForMs(cacheControl, age)).toBe(expected);
  });
});

describe('validators', () => {
  it('are sent back as they came', () => {
    const headers = { etag: 'W/"5f1b"', 'last-modified': 'Fri, 20 Nov 2026 05:12:00 GMT' };
    expect(conditionsOf(validatorsIn(headers))).toEqual({ 'if-none-match': 'W/"5f1b"', 'if-modified-since': headers['last-modified'] });
  });

  it('are left out where they are not well-formed', () => {
    expect(validatorsIn({ etag: '5f1b', 'last-modified': 'yesterday' })).toEqual({ etag: null, lastModified: null });
    expect(validatorsIn({ etag: '"a\r\nx: y"' })).toEqual({ etag: null, lastModified: null });
    expect(conditionsOf(validatorsIn({}))).toEqual({});
  });
});
