import { RejectedError } from '#events/kernel';
import type { EventLog } from '#events/store';
import { utcTime } from './utc-time';

/** The position or the time (UTC ISO 8601) that a text such as `position:1200` or `2026-05-01` names. @throws RejectedError `invalid-as-of` for a position not on record or a time that is none */
export function momentOf(text: string, log: EventLog): number | string {
  if (text.startsWith('position:')) {
    const position = Number(text.slice('position:'.length));
    if (position <= log.head) return position;
    throw new RejectedError('invalid-as-of', `the log ends at position ${log.head}`);
  }
  const time = utcTime(text);
  if (time === undefined) throw new RejectedError('invalid-as-of');
  return time;
}

/** The position that the log was at, at a moment. @throws RejectedError `invalid-as-of` */
export function positionOf(text: string, log: EventLog): number {
  const moment = momentOf(text, log);
  return typeof moment === 'number' ? moment : log.positionAt(moment);
}
