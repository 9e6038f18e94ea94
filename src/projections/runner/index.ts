export * from './differences';
export { type BuildProgress, buildReadSide } from './build';
export { checksumsOf, type TableChecksum } from './checksums';
export * from './define-projection';
export { type Broken, ReadSide, type ReadSideOptions, type Rebuilt } from './read-side';
export { fingerprintOf } from './schema';
export { type IdPageRequest, pageById } from './page-by-id';
export { rowsInBatches } from './rows-in-batches';
export { type ReadSideVerification, verifyReadSide } from './verify-read-side';
