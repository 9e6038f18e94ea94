import { count, duration, fileSize, money, percent, signed, time } from './numbers';

describe('numbers for people', () => {
  it.each([
    [count(1_234_567.4), '1,234,567'],
    [percent(0.1234), '12.3 %'],
    [percent(0.5, 0), '50 %'],
    [signed(0.0123), '+0.012'],
    [signed(-0.0123, 4), '−0.0123'],
    [signed(0), '+0.000'],
    [money(123_450), '$1,234.50'],
    [money(-50, 'EUR'), '-€0.50'],
    [time('2026-11-20T17:00:01.123Z'), '2026-11-20 17:00:01 UTC'],
    [fileSize(0), '0 bytes'],
    [fileSize(999), '999 bytes'],
    [fileSize(48_213), '48.2 kB'],
    [fileSize(1_200_000_000), '1.2 GB'],
    [duration(380.4), '380 ms'],
    [duration(12_345), '12.3 s'],
    [duration(245_900), '4 min 5 s'],
  ])('read %s', (written, expected) => {
    expect(written).toBe(expected);
  });
});
