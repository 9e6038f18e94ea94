import type { Call } from './call';
import { apiKey, askForKey } from './key';
import { type Problem, ProblemError } from './problem';

/** An answer, and the position of the log that it includes. */
export type Answer<Body> = Readonly<{ status: number; body: Body; position: number }>;

/** Sends a call. @throws ProblemError when the service refuses; TypeError when it does not answer */
export async function send<Body>({ method, path, body, file }: Call, signal?: AbortSignal): Promise<Answer<Body>> {
  const headers = new Headers({ accept: 'application/json' });
  if (apiKey.value !== null) headers.set('authorization', `Bearer ${apiKey.value}`);
  if (method === 'POST') headers.set('idempotency-key', crypto.randomUUID());
  if (file) headers.set('content-type', file.type);
  else if (body !== undefined) headers.set('content-type', 'application/json');
  const content = file?.bytes ?? (body === undefined ? null : JSON.stringify(body));
  const response = await fetch(path, { method, headers, body: content, ...(signal ? { signal } : {}) });
  if (!response.ok) {
    const problem = await problemIn(response);
    if (problem.status === 401) askForKey(problem);
    throw new ProblemError(problem);
  }
  const text = await response.text();
  return {
    status: response.status,
    body: text === '' ? (undefined as Body) : JSON.parse(text),
    position: Number(response.headers.get('x-log-position') ?? 0),
  };
}

async function problemIn(response: Response): Promise<Problem> {
  try {
    return (await response.json()) as Problem;
  } catch {
    return { type: 'about:blank', title: response.statusText || `Status ${response.status}`, status: response.status, detail: '' };
  }
}
