import { Temporal } from '@js-temporal/polyfill';

/** A moment as it was written, and in UTC (ISO 8601 with milliseconds); `instant` is null where no zone was written. */
export type WrittenMoment = { written: string; instant: string | null };

const form = /^(\d{4})-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}([.,]\d{1,9})?)?( ?(Z|[+-]\d{2}(:?\d{2})?))?$/i;

/** Reads a time stamp of the old application, with or without a zone. Undefined when it is none. */
export function parseMoment(text: string): WrittenMoment | undefined {
  const written = text.trim();
  const found = form.exec(written);
  if (!found || Number(found[1]) < 1900 || Number(found[1]) > 2999) return undefined;
  try {
    const zoned = found[4] !== undefined;
    const iso = written.replace(',', '.').replace(' ', 'T').replace(' ', '').toUpperCase();
    if (zoned) return { written, instant: inUtc(Temporal.Instant.from(iso)) };
    Temporal.PlainDateTime.from(iso);
    return { written, instant: null };
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The moment in UTC, taking one without a zone as a clock in `timeZone` showed it. */
export function instantIn({ written, instant }: WrittenMoment, timeZone: string): string {
  if (instant !== null) return instant;
  return inUtc(Temporal.PlainDateTime.from(written.replace(',', '.').replace(' ', 'T')).toZonedDateTime(timeZone).toInstant());
}

const inUtc = (instant: Temporal.Instant): string => instant.toString({ fractionalSecondDigits: 3 });
