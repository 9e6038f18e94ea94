import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { packageRoot } from '#events/store';
import { timeOf } from '#modules/proofs';
import { CommandFailure, exitCodes } from './exit-codes';

type Check = Readonly<{ name: string; status: 'passed' | 'failed' | 'not-shown'; sentence: string }>;

/** What a receipt shows. */
export type ReceiptVerification = Readonly<{ passed: boolean; checks: readonly Check[]; verdict: readonly string[] }>;

/** Keys that the reader knows: of the log, and of witnesses. */
export type KnownKeys = Readonly<{ key: string | undefined; witnesses: readonly string[] }>;

type Verifier = Readonly<{ verifyReceipt: (text: string, known: KnownKeys) => Promise<ReceiptVerification> }>;

/** Checks a receipt with the verifier that anyone can take along; with certificates of authorities, their time stamps' signatures too. */
export async function verifyReceiptFile(file: string, known: KnownKeys, certificates: readonly string[]): Promise<ReceiptVerification> {
  const text = readText(file);
  const { verifyReceipt }: Verifier = await import(pathToFileURL(join(packageRoot(), 'web/verify/receipt.mjs')).href);
  const result = await verifyReceipt(text, known);
  const stamps = result.passed ? stampChecks(text, certificates) : [];
  return { ...result, checks: [...result.checks, ...stamps], passed: result.passed && stamps.every(({ status }) => status !== 'failed') };
}

function stampChecks(text: string, certificates: readonly string[]): Check[] {
  if (certificates.length === 0) return [];
  const { timestamps } = JSON.parse(text) as { timestamps: { authority: string; checkpoint: string; token: string }[] };
  return timestamps.map(({ authority, checkpoint, token }) => {
    const times = certificates.flatMap((certificate) => signedTime(checkpoint, token, certificate));
    return {
      name: `signature of ${authority}`,
      status: times.length > 0 ? 'passed' : 'failed',
      sentence:
        times.length > 0 ? `It is signed by the certificate given, at ${times[0]}.` : 'No certificate that was given has signed it.',
    };
  });
}

function signedTime(checkpoint: string, token: string, certificate: string): string[] {
  try {
    return [timeOf(checkpoint, Buffer.from(token, 'base64'), certificate)];
  } catch {
    return [];
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new CommandFailure(`${file} cannot be read: ${(error as Error).message}`, exitCodes.usage);
  }
}
