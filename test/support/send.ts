type Json = ReturnType<typeof JSON.parse>;

/** An answer of a service that runs as a process of its own. */
export type Sent = Readonly<{ status: number; body: Json }>;

/** Reads from a service, or posts JSON to it. */
export async function send(url: string | undefined, path: string, body?: object): Promise<Sent> {
  const init = body === undefined ? {} : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const response = await fetch(`${url}${path}`, init);
  return { status: response.status, body: await response.json() };
}
