import { createHash } from 'node:crypto';

/** A strong entity tag of a text (RFC 9110, 8.8.3): other texts have other tags. */
export const entityTagOf = (text: string): string => `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;

/** Whether an `If-None-Match` names a tag; `*` names none, so that nobody is told that an address is right which is not. The comparison is weak: a proxy that compresses may have marked the tag so. */
export function isAmong(ifNoneMatch: string | undefined, tag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  const named = ifNoneMatch.split(',').map((each) => each.trim().replace(/^W\//, ''));
  return named.includes(tag);
}
