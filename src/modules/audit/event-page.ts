import type { EventFilter, EventPage } from '#events/store';
import { encodeCursor, utcTime } from '#modules/platform';
import type { EventsQuery } from './events.dto';

/** The log's own filter for a request's. */
export function toFilter({ type, stream, category, actor, correlationId, from, to }: EventsQuery, upTo: number): EventFilter {
  const given = { types: type, stream, category, actor, correlationId, from: utc(from), to: utc(to), upTo };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

/** A page as JSON text: the stored lines are passed through as they are. */
export const toJson = ({ lines, next }: EventPage): string =>
  `{"items":[${lines.join(',')}],"nextCursor":${next === null ? 'null' : `"${encodeCursor(next)}"`}}`;

const utc = (time: string | undefined) => time && utcTime(time);
