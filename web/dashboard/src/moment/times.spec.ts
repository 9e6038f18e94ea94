import { fieldTime, momentInWords, positionIn, utcOf } from './times';

describe('a moment of the record', () => {
  it('is a position, or a time, or now', () => {
    expect(['position:1200', '2026-11-20T17:24:00Z', undefined].map(positionIn)).toEqual([1200, null, null]);
  });

  it('goes through a field for date and time as UTC', () => {
    expect(fieldTime('2026-11-20T17:24:00.123Z')).toBe('2026-11-20T17:24:00');
    expect(['2026-11-20T17:24', '2026-11-20T17:24:30'].map(utcOf)).toEqual(['2026-11-20T17:24:00Z', '2026-11-20T17:24:30Z']);
  });

  it('is told in words', () => {
    expect(momentInWords('position:1200')).toBe('the record up to event 1200');
    expect(momentInWords('2026-11-20T17:24:00.000Z')).toBe('2026-11-20 17:24:00 UTC');
  });
});
