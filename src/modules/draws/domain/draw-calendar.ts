import { Temporal } from '@js-temporal/polyfill';
import { eraOf, firstDrawOf, type Game, type Weekday, weekdaysAt } from './game';

const names: readonly Weekday[] = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** The next draw: its date in the game's time zone, its moment in UTC, and the era of its rules. */
export type NextDraw = Readonly<{ date: string; drawsAt: string; era: string }>;

/** Whether a text is a date of the calendar: `2026-02-30` is none. */
export function isCalendarDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const [year, month, day] = text.split('-').map(Number) as [number, number, number];
  const days = [31, year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return year >= 1 && day >= 1 && day <= (days[month - 1] ?? 0);
}

/** Days since 1970-01-01. @see https://howardhinnant.github.io/date_algorithms.html#days_from_civil */
export function dayNumber(date: string): number {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const y = month > 2 ? year : year - 1;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The date of a number of days since 1970-01-01. @see https://howardhinnant.github.io/date_algorithms.html#civil_from_days */
export function dateOfDay(number: number): string {
  const days = number + 719_468;
  const era = Math.floor(days / 146_097);
  const dayOfEra = days - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1_460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** The day of the week of a date, 0 for Monday. 1970-01-01 was a Thursday. */
export const dayOfWeek = (date: string): number => (((dayNumber(date) + 3) % 7) + 7) % 7;

/** The name of the day of the week of a date. */
export const weekdayOf = (date: string): Weekday => names[dayOfWeek(date)] as Weekday;

/** Whether the game is drawn on a date, by its calendar. */
export function isDrawDay(game: Game, date: string): boolean {
  return isCalendarDate(date) && date >= firstDrawOf(game) && weekdaysAt(game, date).includes(weekdayOf(date));
}

/** The moment of a date's draw, UTC ISO 8601 with milliseconds. Summer time is taken into account. */
export function drawInstant(game: Game, date: string): string {
  const local = Temporal.PlainDate.from(date).toZonedDateTime({
    timeZone: game.timeZone,
    plainTime: Temporal.PlainTime.from(game.drawTime),
  });
  return local.toInstant().toString({ fractionalSecondDigits: 3 });
}

/** Whether a date's draw has taken place by `now` (UTC ISO 8601). Two days later it has, in every time zone: that spares the zone's rules. */
export const hasTakenPlace = (game: Game, date: string, now: string): boolean =>
  dayNumber(now.slice(0, 10)) - dayNumber(date) >= 2 || drawInstant(game, date) <= now;

/** No two draws of a game are further apart: a week, and the days that a draw of today may be over. */
const daysBetweenDrawsMax = 8;

/** The first draw whose moment is after `now` (UTC ISO 8601). @throws RangeError where the calendar ends, after 9999-12-31 */
export function nextDraw(game: Game, now: string): NextDraw {
  const today = Temporal.Instant.from(now).toZonedDateTimeISO(game.timeZone).toPlainDate();
  const first = Temporal.PlainDate.from(firstDrawOf(game));
  const from = Temporal.PlainDate.compare(today, first) < 0 ? first : today;
  for (let days = 0; days <= daysBetweenDrawsMax; days++) {
    const date = from.add({ days }).toString();
    if (!isDrawDay(game, date)) continue;
    const drawsAt = drawInstant(game, date);
    if (drawsAt > now) return { date, drawsAt, era: eraOf(game, date).id };
  }
  throw new RangeError(`${game.name} has no draw within ${daysBetweenDrawsMax} days of ${now}`);
}

/** Every draw date between two dates, both inclusive, oldest first. */
export function drawDatesBetween(game: Game, from: string, to: string): string[] {
  const dates: string[] = [];
  for (let day = dayNumber(from); day <= dayNumber(to); day++) {
    const date = dateOfDay(day);
    if (isDrawDay(game, date)) dates.push(date);
  }
  return dates;
}

/** Date of the last draw that had taken place by a moment (UTC ISO 8601); null before the first one. */
export function latestDraw(game: Game, now: string): string | null {
  const today = dayNumber(now.slice(0, 10));
  for (let day = today + 1; day >= today - daysBetweenDrawsMax; day--) {
    const date = dateOfDay(day);
    if (isDrawDay(game, date) && hasTakenPlace(game, date, now)) return date;
  }
  return null;
}
