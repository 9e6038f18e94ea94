import { once } from 'node:events';
import { createServer } from 'node:net';
import { type Finding, fail, messageOf, ok, warn } from './finding';

const check = 'service';
const answerMsMax = 5_000;

/** Where the service is looked for, and the pid of whoever works in its data directory. */
export type Sought = Readonly<{ url: string; host: string; port: number; owner: string | null }>;

type Health = Readonly<{ status: 'up' | 'degraded' | 'down'; parts: Readonly<Record<string, string>> }>;

/** Looks whether the service answers and is ready, or else whether its port is free. */
export async function checkService({ url, host, port, owner }: Sought): Promise<Finding> {
  const health = await healthAt(url);
  if (health === 'silent') return owner === null ? checkPort(host, port) : hidden(url, owner);
  if (health === null) return fail(check, `something else answers at ${url}`, 'end it, or give the service another HINDCAST_PORT');
  const parts = Object.entries(health.parts).filter(([, state]) => !state.startsWith('up'));
  const says = `it answers at ${url}: ${[health.status, ...parts.map(([part, state]) => `${part} ${state}`)].join('; ')}`;
  if (health.status === 'up') return ok(check, says);
  const advice = 'GET /v1/alerts and GET /v1/failures tell more; a service that has only just started may need a moment';
  return health.status === 'degraded' ? warn(check, says, advice) : fail(check, says, advice);
}

const hidden = (url: string, owner: string): Finding =>
  warn(
    check,
    `the process with pid ${owner} works in the data directory, and nothing answers at ${url}`,
    'give --url, or HINDCAST_HOST and HINDCAST_PORT, as the service has them; a command on the data directory answers nobody',
  );

/** How a service says that it is; null when something else answers, `silent` when nothing does. */
async function healthAt(url: string): Promise<Health | null | 'silent'> {
  try {
    const response = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(answerMsMax) });
    const health = (await response.json().catch(() => null)) as Health | null;
    return health?.parts ? health : null;
  } catch {
    return 'silent';
  }
}

async function checkPort(host: string, port: number): Promise<Finding> {
  if (port === 0) return ok(check, 'it does not run; it takes a free port when it starts');
  const server = createServer();
  try {
    await once(server.listen(port, host), 'listening');
    return ok(check, `it does not run; port ${port} of ${host} is free`);
  } catch (error) {
    return fail(check, `it could not listen: ${messageOf(error)}`, 'end what has the port, or give another HINDCAST_HOST or HINDCAST_PORT');
  } finally {
    server.close();
  }
}
