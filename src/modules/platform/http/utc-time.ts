const form = /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2}))?$/;

/** A date (its first moment in UTC) or a time with its zone, as UTC ISO 8601 with milliseconds; undefined for what is none, 31 February included. */
export function utcTime(text: string): string | undefined {
  const date = form.exec(text)?.[1];
  if (date === undefined || Number.isNaN(Date.parse(text))) return undefined;
  const midnight = Date.parse(date);
  if (Number.isNaN(midnight) || new Date(midnight).toISOString().slice(0, 10) !== date) return undefined;
  return new Date(text).toISOString();
}
