/** Reads the parts of a receipt strictly: what is not just as it should be is refused, in a sentence for the reader. */

/** @typedef {Uint8Array<ArrayBuffer>} Bytes */

const depthMax = 64;

/** A finding that fails a check, told in a sentence for the reader. */
export class Problem extends Error {}

/** It is not the receipt that is wrong: this browser or program cannot check it. */
export class Unable extends Problem {}

/** @param {string} sentence @returns {never} */
export function refuse(sentence) {
  throw new Problem(sentence);
}

/** @param {Date} date @param {string} what */
export function utc(date, what) {
  if (Number.isNaN(date.getTime())) refuse(`${what} is not a time.`);
  return `${date.toISOString().slice(0, -5).replace('T', ' ')} UTC`;
}

/** @param {string} text @param {string} what @returns {any} */
export function readJson(text, what) {
  try {
    return JSON.parse(text);
  } catch {
    return refuse(`${what} is not JSON: it was changed, or not copied in full.`);
  }
}

/**
 * JSON in its one canonical form: no white space, keys in order.
 *
 * @param {unknown} value
 * @param {number} [depth]
 * @returns {string}
 * @see RFC 8785
 */
export function canonicalJson(value, depth = 0) {
  if (depth > depthMax) refuse("An event's line is nested too deep.");
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item, depth + 1)).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member, depth + 1)}`).join()}}`;
}

/** @param {unknown} value @param {string[]} keys @param {string} what */
export function requireKeys(value, keys, what) {
  const record = readRecord(value, what);
  const exact = Object.keys(record).length === keys.length && keys.every((key) => Object.hasOwn(record, key));
  if (!exact) refuse(`${what} does not hold what it should: ${keys.join(', ')}.`);
}

/** @param {unknown} value @param {string} what @returns {Record<string, any>} */
export function readRecord(value, what) {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : refuse(`${what} is not a JSON object.`);
}

/** @param {unknown} value @param {string} what @returns {any[]} */
export function readList(value, what) {
  return Array.isArray(value) ? value : refuse(`${what} is not a list.`);
}

/** @param {unknown} value @param {string} what @returns {string} */
export function readText(value, what) {
  return typeof value === 'string' ? value : refuse(`${what} is missing, or is not text.`);
}

/** @param {unknown} value @param {string} what */
export const readShort = (value, what) => shown(readText(value, what));

/** @param {unknown} value @param {string} what @param {number} min @returns {number} */
export function readWhole(value, what, min) {
  return Number.isSafeInteger(value) && Number(value) >= min ? Number(value) : refuse(`${what} is not a whole number from ${min}.`);
}

/** @param {string} text @param {string} what */
export const readDecimal = (text, what) => readWhole(/^(0|[1-9]\d{0,15})$/.test(text) ? Number(text) : undefined, what, 0);

/** Drawn or predicted numbers by pool, as text: `white 1 2 3 4 5, powerball 6`. @param {unknown} value */
export function readNumbers(value) {
  const pools = Object.entries(readRecord(value, 'A list of numbers'));
  const balls = (/** @type {unknown} */ list) => readList(list, 'A pool of numbers').map((ball) => readWhole(ball, 'A number', 0));
  return pools.map(([pool, list]) => `${shown(pool)} ${balls(list).join(' ')}`).join(', ');
}

/** @param {unknown} value @param {string} what */
export function readHash(value, what) {
  const bytes = readBase64(value, what);
  return bytes.length === 32 ? bytes : refuse(`${what} is not a hash of 32 bytes.`);
}

/** @param {unknown} values @param {string} what */
export const readHashes = (values, what) =>
  readList(values, what).map((value) => readHash(value, `A hash of ${what[0]?.toLowerCase()}${what.slice(1)}`));

/**
 * Strict base64: padded, no other characters, no bits left over, so that every byte string has one form.
 *
 * @param {unknown} value
 * @param {string} what
 * @returns {Bytes}
 */
export function readBase64(value, what) {
  const text = readText(value, what);
  const strict = /^[A-Za-z0-9+/]*={0,2}$/.test(text) && text.length % 4 === 0;
  const binary = strict ? atob(text) : '';
  if (!strict || btoa(binary) !== text) refuse(`${what} is not strict base64: it was changed, or not copied in full.`);
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

/**
 * Two different texts never give the same bytes: half characters, which would all become the same sign, are refused.
 *
 * @param {string} text
 */
export function utf8(text) {
  if (/\p{Cs}/u.test(text)) refuse('The receipt holds half a character.');
  return new TextEncoder().encode(text);
}

/**
 * Text of the receipt as it may stand in a sentence: short, and without signs that would hide or turn what is around it.
 *
 * @param {unknown} text
 * @param {number} [lengthMax]
 */
export const shown = (text, lengthMax = 100) =>
  String(text)
    .slice(0, lengthMax)
    .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '?');

/** @param {number | undefined} number @param {'entry' | 'set' | 'ticket' | 'state' | 'proof'} noun */
export const count = (number, noun) => `${number} ${number === 1 ? noun : noun === 'entry' ? 'entries' : `${noun}s`}`;
