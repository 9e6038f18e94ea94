import { randomInt } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';

/** The one source of identifiers and of seeds. */
export abstract class Ids {
  /** A UUIDv7: sorts by age. */
  abstract next(): string;
  /** A seed of 32 bits, unsigned. */
  abstract seed(): number;
}

/** Identifiers from the machine's clock and randomness. */
export class RandomIds extends Ids {
  next(): string {
    return uuidv7();
  }

  seed(): number {
    return randomInt(2 ** 32);
  }
}
