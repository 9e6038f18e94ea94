import { type ProblemCode, problems } from './problem-catalog';

/** A refusal by a rule: a value, not an exception. */
export type Rejection = Readonly<{ rejected: ProblemCode; detail: string }>;

/** Refuses a command. `detail` says what was wrong and what would be right. */
export const reject = (code: ProblemCode, detail: string = problems[code].title): Rejection => ({ rejected: code, detail });

/** Tells a refusal from a list of events. */
export const isRejection = (decision: object): decision is Rejection => 'rejected' in decision;

/** A refusal on its way out of a command; the one filter turns it into problem+json. */
export class RejectedError extends Error {
  constructor(
    readonly code: ProblemCode,
    detail: string = problems[code].title,
    readonly extra: Readonly<Record<string, unknown>> = {},
  ) {
    super(detail);
    this.name = 'RejectedError';
  }
}
