import { createHash } from 'node:crypto';

export const sha256Of = (bytes: string | Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** SHA-256 over paths and hashes of what is in some files: the same content gives the same, sealed or not. */
export const contentHash = (files: readonly Readonly<{ path: string; sha256: string }>[]): string =>
  sha256Of(
    files
      .map(({ path, sha256 }) => `${sha256}  ${path}\n`)
      .sort()
      .join(''),
  );
