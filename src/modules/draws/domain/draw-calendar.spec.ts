import fc from 'fast-check';
import { powerball } from '../../../../test/support/games';
import {
  dateOfDay,
  dayNumber,
  drawDatesBetween,
  drawInstant,
  hasTakenPlace,
  isCalendarDate,
  isDrawDay,
  latestDraw,
  nextDraw,
  weekdayOf,
} from './draw-calendar';

const day = fc.date({ min: new Date('1992-05-01'), max: new Date('2035-12-31'), noInvalidDate: true }).map((date) => date.toISOString());
const dayBefore = (now: string) => new Date(Date.parse(now) - 86_400_000).toISOString().slice(0, 10);

describe('the draw calendar', () => {
  it.each([
    ['2026-11-20T22:00:00.000Z', '2026-11-21', '2026-11-22T03:59:00.000Z'],
    ['2026-11-22T03:58:59.999Z', '2026-11-21', '2026-11-22T03:59:00.000Z'],
    ['2026-11-22T03:59:00.000Z', '2026-11-23', '2026-11-24T03:59:00.000Z'],
    ['2026-07-01T00:00:00.000Z', '2026-07-01', '2026-07-02T02:59:00.000Z'],
    ['2021-08-22T12:00:00.000Z', '2021-08-23', '2021-08-24T02:59:00.000Z'],
    ['1980-01-01T00:00:00.000Z', '1992-04-22', '1992-04-23T02:59:00.000Z'],
  ])('after %s comes the draw of %s at %s', (now, date, drawsAt) => expect(nextDraw(powerball, now)).toMatchObject({ date, drawsAt }));

  it('has Mondays from 2021-08-23 on only', () => {
    expect(drawDatesBetween(powerball, '2021-08-14', '2021-08-25')).toEqual([
      '2021-08-14',
      '2021-08-18',
      '2021-08-21',
      '2021-08-23',
      '2021-08-25',
    ]);
  });

  it.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', 'today', ''])('knows that %p is no date', (text) =>
    expect(isCalendarDate(text)).toBe(false),
  );

  it('agrees with the Gregorian calendar', () => {
    fc.assert(
      fc.property(day, (time) => {
        const date = time.slice(0, 10);
        expect(dayNumber(date)).toBe(Math.floor(Date.parse(date) / 86_400_000));
        expect(weekdayOf(date)).toBe(['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'][new Date(date).getUTCDay()]);
        expect(isCalendarDate(date)).toBe(true);
        expect(dateOfDay(dayNumber(date))).toBe(date);
        const latest = latestDraw(powerball, time);
        expect(latest === null || (hasTakenPlace(powerball, latest, time) && latest < nextDraw(powerball, time).date)).toBe(true);
        const missed =
          latest === null ? [] : drawDatesBetween(powerball, latest, date).filter((each) => hasTakenPlace(powerball, each, time));
        expect(missed).toEqual(latest === null ? [] : [latest]);
      }),
    );
  });

  it('knows no draw after the end of the calendar', () =>
    expect(() => nextDraw(powerball, '9999-12-31T23:59:59.999Z')).toThrow(RangeError));

  it('finds the next draw in the future, on a draw day, with none in between', () => {
    fc.assert(
      fc.property(day, (now) => {
        const next = nextDraw(powerball, now);
        expect(next.drawsAt > now).toBe(true);
        expect(isDrawDay(powerball, next.date)).toBe(true);
        const between = drawDatesBetween(powerball, dayBefore(now), next.date).filter((date) => drawInstant(powerball, date) > now);
        expect(between).toEqual([next.date]);
        expect(hasTakenPlace(powerball, next.date, now)).toBe(false);
        expect(hasTakenPlace(powerball, next.date, next.drawsAt)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});
