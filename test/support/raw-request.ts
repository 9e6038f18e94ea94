import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';

/** What came back for a request that was sent as it was written. */
export type RawAnswer = Readonly<{ status: number; text: string }>;

/** Sends a request whose path and headers nobody tidies up, `Host` included. */
export async function rawRequest(
  url: string,
  { path, method = 'GET', headers = {} }: Readonly<{ path: string; method?: string; headers?: Record<string, string> }>,
): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  const sent = request({ hostname, port, path, method, headers, agent: false }).end();
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  let text = '';
  for await (const chunk of answer) text += chunk;
  return { status: answer.statusCode ?? 0, text };
}
