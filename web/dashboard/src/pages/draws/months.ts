/** A month of the record: how many draws are missing from it; `outside` it begins after the record ends, or the other way round. */
export type Month = number | 'outside' | 'unknown';

type Record = Readonly<{ firstDate: string; lastDate: string; missing: readonly string[]; missingCount: number }>;

/**
 * Every month of every year that the record reaches into.
 *
 * @param missing dates in their order; where there are more of them than are told, months after the last one told are unknown
 */
export function monthsOf({ firstDate, lastDate, missing, missingCount }: Record): { year: number; months: Month[] }[] {
  const [first, last] = [firstDate.slice(0, 7), lastDate.slice(0, 7)];
  const toldThrough = missing.length < missingCount ? (missing.at(-1) ?? '').slice(0, 7) : last;
  const counts = new Map<string, number>();
  for (const date of missing) counts.set(date.slice(0, 7), (counts.get(date.slice(0, 7)) ?? 0) + 1);
  const stateOf = (month: string): Month => {
    if (month < first || month > last) return 'outside';
    return month > toldThrough ? 'unknown' : (counts.get(month) ?? 0);
  };
  const [from, to] = [Number(first.slice(0, 4)), Number(last.slice(0, 4))];
  return Array.from({ length: to - from + 1 }, (_, place) => {
    const year = from + place;
    return { year, months: Array.from({ length: 12 }, (_each, month) => stateOf(`${year}-${String(month + 1).padStart(2, '0')}`)) };
  });
}
