/** How the command line ends. */
export const exitCodes = {
  ok: 0,
  /** The service refused, or the work failed. */
  failed: 1,
  /** The command or its options are not right. */
  usage: 2,
  /** No service answers at the address. */
  unreachable: 3,
  /** A verification, or the doctor, found something wrong. */
  unsound: 4,
} as const;

/** Ends a command with a message and an exit code. */
export class CommandFailure extends Error {
  constructor(
    message: string,
    readonly exitCode: number,
    /** The problem that the service answered with, if it did. */
    readonly problem?: unknown,
  ) {
    super(message);
    this.name = 'CommandFailure';
  }
}
