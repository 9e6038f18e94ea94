import { createHash, randomBytes, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { RFC3161Timestamp } from '@sigstore/core';
import type { TimeStampAuthority } from '#modules/configuration';
import type { Stamp } from './kept-checkpoints';

const answerMsMax = 15_000;
const answerBytesMax = 100_000;
/** id-kp-timeStamping: what a certificate must be for. */
const timeStamping = '1.3.6.1.5.5.7.3.8';

/**
 * Asks an authority for a time stamp of a text, and verifies its signature.
 *
 * @throws Error when it does not answer, or what it says is not a time stamp of this text by its certificate
 * @see RFC 3161
 */
export async function stampOf(text: string, { url, certificateFile }: TimeStampAuthority): Promise<Stamp> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/timestamp-query' },
    body: timeStampRequest(text),
    redirect: 'error',
    signal: AbortSignal.timeout(answerMsMax),
  });
  if (!response.ok) throw new Error(`${new URL(url).origin} answered ${response.status}`);
  const answer = await bytesOf(response);
  return { authority: url, time: timeOf(text, answer, certificateFile), token: answer.toString('base64') };
}

async function bytesOf({ body, url }: Response): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > answerBytesMax) throw new Error(`${new URL(url).origin} answered with more than ${answerBytesMax} bytes`);
  }
  return Buffer.concat(chunks);
}

/** The time in a time stamp, UTC ISO 8601. @throws Error when it is not of this text, or not signed by that certificate */
export function timeOf(text: string, answer: Buffer, certificateFile: string): string {
  const stamp = RFC3161Timestamp.parse(Buffer.from(answer));
  const certificate = new X509Certificate(readFileSync(certificateFile));
  stamp.verify(Buffer.from(text), certificate.publicKey);
  const time = stamp.signingTime.toISOString();
  if (!certificate.keyUsage?.includes(timeStamping)) throw new Error(`${certificate.subject} may not sign time stamps`);
  if (new Date(certificate.validFrom).toISOString() > time || new Date(certificate.validTo).toISOString() < time)
    throw new Error(`the certificate of ${certificate.subject} was not valid at ${time}`);
  return time;
}

const tags = { boolean: 0x01, integer: 0x02, octets: 0x04, none: 0x05, sequence: 0x30 };
/** 2.16.840.1.101.3.4.2.1 */
const sha256Identifier = Buffer.from('0609608648016503040201', 'hex');

/** TimeStampReq: version 1, the SHA-256 of the text, a number that makes each request another one, and the wish for the certificate. */
export function timeStampRequest(text: string, nonce: Buffer = randomBytes(8)): Buffer<ArrayBuffer> {
  const algorithm = der(tags.sequence, sha256Identifier, der(tags.none));
  const imprint = der(tags.sequence, algorithm, der(tags.octets, createHash('sha256').update(text).digest()));
  // A first byte of 1 keeps it above 0 and in its shortest form, whatever follows.
  const positive = Buffer.concat([Buffer.of(1), nonce]);
  return der(tags.sequence, der(tags.integer, Buffer.of(1)), imprint, der(tags.integer, positive), der(tags.boolean, Buffer.of(0xff)));
}

/** A value of up to 127 bytes. */
function der(tag: number, ...contents: Buffer[]): Buffer<ArrayBuffer> {
  const content = Buffer.concat(contents);
  return Buffer.concat([Buffer.of(tag, content.length), content]);
}
