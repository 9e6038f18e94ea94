import { computed } from '@preact/signals';
import { parameter, setParameters } from '../routing/location';

/** The moment that every page shows: undefined is now, `position:123` or a time (UTC ISO 8601) is then. */
export const asOf = computed(() => parameter('asOf'));

/** Whether the pages show the present. */
export const isLive = computed(() => asOf.value === undefined);

/** Shows every page as of a moment, or the present. */
export const showAsOf = (moment: string | undefined): void => setParameters({ asOf: moment });

/** The position that a moment names, or null where it is a time, or now. */
export const positionIn = (moment: string | undefined): number | null =>
  moment?.startsWith('position:') ? Number(moment.slice('position:'.length)) : null;

/** A time as a field for date and time takes it, in UTC: `2026-11-20T17:24:00`. */
export const fieldTime = (utc: string): string => utc.slice(0, 19);

/** What such a field says, as a time (UTC ISO 8601); it leaves out seconds that are zero. */
export const utcOf = (field: string): string => `${field.length === 16 ? `${field}:00` : field}Z`;
