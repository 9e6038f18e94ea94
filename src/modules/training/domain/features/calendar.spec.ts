import { Temporal } from '@js-temporal/polyfill';
import fc from 'fast-check';
import { calendarOf } from './calendar';

describe('what the calendar says of a date', () => {
  it('is what Temporal says', () => {
    const days = fc.integer({ min: 0, max: 80_000 }).map((days) => Temporal.PlainDate.from('1900-01-01').add({ days }));
    fc.assert(
      fc.property(days, (date) => {
        const season = (date.dayOfYear - 1) / date.daysInYear;
        expect(calendarOf(date.toString())).toEqual({ weekday: date.dayOfWeek, season });
      }),
    );
  });
});
