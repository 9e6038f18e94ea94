/** What the service says when it refuses (RFC 9457). */
export type Problem = Readonly<{
  type: string;
  title: string;
  status: number;
  detail: string;
  errors?: readonly Readonly<{ path: string; message: string }>[];
}>;

/** A request was refused, or nobody answered. */
export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail || problem.title);
    this.name = 'ProblemError';
  }
}

/** What happened, as a problem: whatever was thrown. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  const isOffline = error instanceof TypeError;
  return {
    type: 'about:blank',
    title: isOffline ? 'The service does not answer' : 'Something went wrong on this page',
    status: 0,
    detail: isOffline ? 'Is it still running? The page tries again as soon as it is back.' : String(error),
  };
}
