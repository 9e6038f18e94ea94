/** A message of a stream of server-sent events. */
export type ServerSentEvent = Readonly<{ event: string; data: string; id: string }>;

/** How to open a stream: with a key, which the browser's own EventSource could not send, and after what. */
export type StreamRequest = Readonly<{ key: string | null; after?: number; signal?: AbortSignal; onOpen?: () => void }>;

/** Reads a stream of server-sent events until it ends. @throws Error when it cannot be opened */
export async function* readServerSentEvents(path: string, request: StreamRequest): AsyncGenerator<ServerSentEvent> {
  let rest = '';
  for await (const text of texts(await open(path, request))) {
    const messages = (rest + text).split('\n\n');
    rest = messages.pop() ?? '';
    yield* messages.map(eventIn).filter((event) => event !== undefined);
  }
}

async function open(path: string, { key, after = 0, signal, onOpen }: StreamRequest): Promise<ReadableStream<BufferSource>> {
  const headers = new Headers({ accept: 'text/event-stream' });
  if (key !== null) headers.set('authorization', `Bearer ${key}`);
  if (after > 0) headers.set('last-event-id', String(after));
  const response = await fetch(path, { headers, ...(signal ? { signal } : {}) });
  if (!response.ok || !response.body) throw new Error(`the stream answers ${response.status}`);
  onOpen?.();
  return response.body as ReadableStream<BufferSource>;
}

async function* texts(bytes: ReadableStream<BufferSource>): AsyncGenerator<string> {
  const reader = bytes.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    yield value;
  }
}

function eventIn(message: string): ServerSentEvent | undefined {
  const fields = new Map<string, string>();
  for (const line of message.split('\n')) {
    const [, name = '', value = ''] = /^(\w+): ?(.*)$/.exec(line) ?? [];
    if (name) fields.set(name, value);
  }
  const data = fields.get('data');
  return data === undefined ? undefined : { event: fields.get('event') ?? 'message', data, id: fields.get('id') ?? '' };
}
