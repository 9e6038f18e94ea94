/** Reads an RFC 3161 time stamp, just enough of it: what it is for, and the time that it names. */

import { hex } from './cryptography.mjs';
import { refuse, utc } from './reading.mjs';

/** @typedef {import('./reading.mjs').Bytes} Bytes */

const objectIds = { signedData: '2a864886f70d010702', timeStampInfo: '2a864886f70d0109100104' };

/** @type {Record<string, string>} */
const digestNames = { '608648016503040201': 'SHA-256', '608648016503040202': 'SHA-384', '608648016503040203': 'SHA-512' };

/**
 * Finds in a time stamp (TimeStampResp) what it is for and the time that it names. The signature around it is not looked at.
 *
 * @param {Bytes} token
 */
export function readTimeStamp(token) {
  const [response, ...trailing] = readElements(token);
  const [status, contentInfo] = within(response, 0x30);
  const granted = within(status, 0x30)[0];
  if (granted?.tag !== 2 || granted.content.length !== 1 || (granted.content[0] ?? 2) > 1) refuse('The authority refused the time stamp.');
  const [contentType, content] = within(contentInfo, 0x30);
  const signedData = within(within(content, 0xa0)[0], 0x30);
  const [infoType, info] = within(signedData[2], 0x30);
  const rightIds = idOf(contentType) === objectIds.signedData && idOf(infoType) === objectIds.timeStampInfo;
  if (trailing.length > 0 || !rightIds) refuse(notATimeStamp);
  const octets = within(info, 0xa0)[0];
  if (octets?.tag !== 4) refuse(notATimeStamp);
  const [stamp] = readElements(octets.content);
  const [, , imprint, , time] = within(stamp, 0x30);
  const [algorithm, digest] = within(imprint, 0x30);
  const name = digestNames[idOf(within(algorithm, 0x30)[0])];
  if (!name) refuse('The time stamp uses another digest than SHA-256, SHA-384 or SHA-512.');
  if (digest?.tag !== 4 || time?.tag !== 0x18) refuse(notATimeStamp);
  return { algorithm: name, digest: digest.content, time: readGeneralizedTime(time.content) };
}

const notATimeStamp = 'The time stamp cannot be read: it is not an RFC 3161 TimeStampResp in DER.';

/** @typedef {{ tag: number, content: Bytes, end: number }} Element */

/** The elements that `bytes` are made of, one after the other to the last byte. @param {Bytes} bytes */
function readElements(bytes) {
  /** @type {Element[]} */
  const elements = [];
  for (let at = 0; at < bytes.length; ) {
    const element = readElement(bytes, at);
    elements.push(element);
    at = element.end;
  }
  return elements;
}

/**
 * One DER element: a tag of one byte, a length in its shortest form, the content. It must end within `bytes`.
 *
 * @param {Bytes} bytes
 * @param {number} at
 * @returns {Element}
 */
function readElement(bytes, at) {
  const [tag = 31, first = 128] = bytes.subarray(at, at + 2);
  const digits = first < 128 ? 0 : first - 128;
  if ((tag & 31) === 31 || first === 128 || digits > 4) refuse(notATimeStamp);
  const start = at + 2 + digits;
  let length = digits === 0 ? first : 0;
  for (const byte of bytes.subarray(at + 2, start)) length = length * 256 + byte;
  const shortest = digits === 0 || (length >= 128 && length >= 256 ** (digits - 1));
  if (!shortest || start + length > bytes.length) refuse(notATimeStamp);
  return { tag, content: bytes.subarray(start, start + length), end: start + length };
}

/** The elements within an element of the given tag. @param {Element | undefined} element @param {number} tag */
function within(element, tag) {
  if (element?.tag !== tag) refuse(notATimeStamp);
  return readElements(element.content);
}

/** @param {Element | undefined} element */
const idOf = (element) => (element?.tag === 6 ? hex(element.content) : '');

/** @param {Bytes} bytes */
function readGeneralizedTime(bytes) {
  const text = String.fromCharCode(...bytes.subarray(0, 40));
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.\d+)?Z$/.exec(text) ?? [];
  const written = `${year}-${month}-${day} ${hour}:${minute}:${second} UTC`;
  const what = 'The time in the time stamp';
  if (utc(new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`), what) !== written) refuse(`${what} is not a time.`);
  return written;
}
