import { computed } from '@preact/signals';
import { parameter, setParameters } from '../routing/location';

/** The moment that every page shows: undefined is now, `position:123` or a time (UTC ISO 8601) is then. */
export const asOf = computed(() => parameter('asOf'));

/** Whether the pages show the present. */
export const isLive = computed(() => asOf.value === undefined);

/** Shows every page as of a moment, or the present. */
export const showAsOf = (moment: string | undefined): void => setParameters({ asOf: moment });
