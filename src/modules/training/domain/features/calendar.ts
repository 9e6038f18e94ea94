/** Days of the year before each month's first. */
const daysBefore = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
/** Shifts of the weekday by month. @see https://en.wikipedia.org/wiki/Determination_of_the_day_of_the_week#Sakamoto's_methods */
const shifts = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];

/**
 * What the calendar says of a date: its weekday (1 is Monday) and the share of its year that has passed, `0..1`. Arithmetic alone: it is asked for
 * every draw of a history, many times over.
 *
 * @param date ISO 8601
 */
export function calendarOf(date: string): Readonly<{ weekday: number; season: number }> {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const dayOfYear = (daysBefore[month - 1] as number) + day + (isLeap && month > 2 ? 1 : 0);
  const from = month < 3 ? year - 1 : year;
  const sundayIsZero =
    (from + Math.floor(from / 4) - Math.floor(from / 100) + Math.floor(from / 400) + (shifts[month - 1] as number) + day) % 7;
  return { weekday: sundayIsZero === 0 ? 7 : sundayIsZero, season: (dayOfYear - 1) / (isLeap ? 366 : 365) };
}
