import { type Rejection, reject } from '#events/kernel';
import { isCalendarDate, isDrawDay } from '../domain/draw-calendar';
import type { Game } from '../domain/game';

/** Which of two numbers in a date is the day. */
export type DayOrder = 'month-first' | 'day-first';

/** A date as it is written: plain, or with two numbers of which one is the day. */
export type WrittenDate = Readonly<{ iso: string }> | Readonly<{ first: number; second: number; year: number }>;

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const weekday = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[.,]?\s+/i;
const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/;
const digits = /^(\d{4})(\d{2})(\d{2})$/;
const yearLast = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[T ,].*)?$/;
const monthName = /^([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/i;
const dayThenName = /^(\d{1,2})(?:st|nd|rd|th)?[-\s]+([a-z]{3,9})\.?[-,\s]+(\d{4})$/i;

/** The date in a cell, as it is written: a time of day and a zone beside it do not shift it. Undefined when there is none. */
export function readDate(cell: string): WrittenDate | undefined {
  const text = cell.trim().replace(weekday, '');
  const plain = yearFirst.exec(text) ?? digits.exec(text);
  if (plain) return { iso: isoDate(plain[1], plain[2], plain[3]) };
  const numbers = yearLast.exec(text);
  if (numbers) return { first: Number(numbers[1]), second: Number(numbers[2]), year: Number(numbers[3]) };
  const [, name, day, year] = monthName.exec(text) ?? reordered(dayThenName.exec(text));
  const month = months.indexOf(name?.slice(0, 3).toLowerCase() ?? '') + 1;
  return month === 0 ? undefined : { iso: isoDate(year, month, day) };
}

const reordered = (match: RegExpExecArray | null): (string | undefined)[] => (match ? [match[0], match[2], match[1], match[3]] : []);

/** A written date as ISO 8601. */
export function toIso(date: WrittenDate, order: DayOrder): string {
  if ('iso' in date) return date.iso;
  const [month, day] = order === 'month-first' ? [date.first, date.second] : [date.second, date.first];
  return isoDate(date.year, month, day);
}

const isoDate = (year: unknown, month: unknown, day: unknown): string =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

/** Finds out over a whole file which number of its dates is the day. */
export class DayOrderSurvey {
  private readonly drawDays = { 'month-first': 0, 'day-first': 0 };
  private readonly impossible = { 'month-first': 0, 'day-first': 0 };
  private example: string | undefined;

  constructor(private readonly game: Game) {}

  /** Takes the next row's date in. */
  add(date: WrittenDate | undefined): void {
    if (!date || 'iso' in date) return;
    this.example ??= `${date.first}/${date.second}/${date.year}`;
    for (const order of ['month-first', 'day-first'] as const) {
      const iso = toIso(date, order);
      if (!isCalendarDate(iso)) this.impossible[order]++;
      else if (isDrawDay(this.game, iso)) this.drawDays[order]++;
    }
  }

  /** The one order for all rows: the one that is possible, else the one that meets more draw days. */
  decide(): DayOrder | Rejection {
    const { impossible, drawDays } = this;
    for (const [order, other] of [
      ['month-first', 'day-first'],
      ['day-first', 'month-first'],
    ] as const) {
      if (impossible[order] === 0 && impossible[other] > 0) return order;
    }
    if (drawDays['month-first'] !== drawDays['day-first'])
      return drawDays['month-first'] > drawDays['day-first'] ? 'month-first' : 'day-first';
    if (this.example === undefined || impossible['month-first'] + impossible['day-first'] > 0) return 'month-first';
    const detail = `${this.example} may be month first or day first, and no row of the file tells: write the dates as 2026-08-05`;
    return reject('ambiguous-dates', detail);
  }
}
