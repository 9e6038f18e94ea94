/** A line's place among the lines of both logs: by time; at one time events first; then by their own order. */
export type LinePlace = Readonly<{ time: string; kind: 'event' | 'process'; number: number }>;

/** Less than 0 when `a` comes before `b`, oldest first. */
function compareLines(a: LinePlace, b: LinePlace): number {
  if (a.time !== b.time) return a.time < b.time ? -1 : 1;
  if (a.kind !== b.kind) return a.kind === 'event' ? -1 : 1;
  return a.number - b.number;
}

/** The first `limit` lines of both, in order. */
export function mergedLines<Line extends LinePlace>(lines: readonly Line[], order: 'asc' | 'desc', limit: number): Line[] {
  const sign = order === 'asc' ? 1 : -1;
  return [...lines].sort((a, b) => sign * compareLines(a, b)).slice(0, limit);
}

const form = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z)([ep])(\d{1,15})$/;

/** The form of {@link placeText}. */
export const placeForm: RegExp = form;

/** A place as a text, for a cursor. */
export const placeText = ({ time, kind, number }: LinePlace): string => `${time}${kind === 'event' ? 'e' : 'p'}${number}`;

/** The place in a text of {@link placeForm}. */
export function placeIn(text: string): LinePlace {
  const [, time = '', kind, number] = form.exec(text) ?? [];
  return { time, kind: kind === 'e' ? 'event' : 'process', number: Number(number) };
}
