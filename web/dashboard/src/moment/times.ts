/** The position that a moment names, or null where it is a time, or now. */
export const positionIn = (moment: string | undefined): number | null =>
  moment?.startsWith('position:') ? Number(moment.slice('position:'.length)) : null;

/** A time as a field for date and time takes it, in UTC: `2026-11-20T17:24:00`. */
export const fieldTime = (utc: string): string => utc.slice(0, 19);

/** What such a field says, as a time (UTC ISO 8601); it leaves out seconds that are zero. */
export const utcOf = (field: string): string => `${field.length === 16 ? `${field}:00` : field}Z`;

/** What is being looked at, in words. */
export const momentInWords = (moment: string): string =>
  moment.startsWith('position:')
    ? `the record up to event ${moment.slice('position:'.length)}`
    : `${moment.replace('T', ' ').replace(/(\.\d+)?Z$/, '')} UTC`;
