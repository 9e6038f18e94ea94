const httpDate = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/**
 * How long `Retry-After` asks to wait, in milliseconds; null where the header is absent or neither seconds nor a date.
 *
 * @param now milliseconds since 1970
 * @see https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
 */
export function retryAfterMs(header: string | undefined, now: number): number | null {
  const text = header?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1_000;
  const date = httpDate.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}

/**
 * How long an answer calls itself fresh, in milliseconds; 0 where it does not.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9111#section-4.2
 */
export function freshForMs(cacheControl: string | undefined, age: string | undefined): number {
  const directives = (cacheControl ?? '')
    .toLowerCase()
    .split(',')
    .map((directive) => directive.trim());
  if (directives.some((directive) => directive === 'no-store' || directive.startsWith('no-cache'))) return 0;
  const seconds = directives.map((directive) => /^max-age="?(\d{1,9})"?$/.exec(directive)?.[1]).find((found) => found !== undefined);
  const old = /^\d{1,9}$/.test(age?.trim() ?? '') ? Number(age) : 0;
  return Math.max(0, Number(seconds ?? 0) - old) * 1_000;
}

/** What tells one state of the data from another, as the source names it. */
export type Validators = Readonly<{ etag: string | null; lastModified: string | null }>;

/** The validators among an answer's headers. What is not well-formed is left out: it goes on record, and into later requests. */
export function validatorsIn(headers: Readonly<Record<string, string | string[] | undefined>>): Validators {
  const { etag, 'last-modified': lastModified } = headers;
  return {
    etag: typeof etag === 'string' && /^(W\/)?"[\x21\x23-\x7e]{0,500}"$/.test(etag) ? etag : null,
    lastModified: typeof lastModified === 'string' && httpDate.test(lastModified) ? lastModified : null,
  };
}

/** The headers that ask for the data only if it is in another state. */
export function conditionsOf({ etag, lastModified }: Validators): Record<string, string> {
  return {
    ...(etag === null ? {} : { 'if-none-match': etag }),
    ...(lastModified === null ? {} : { 'if-modified-since': lastModified }),
  };
}
