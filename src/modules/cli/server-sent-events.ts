/** One server-sent event: its name, and what it says. */
export type ServerSentEvent = Readonly<{ event: string; data: string }>;

/** The events of a stream as they come, to its end. @see https://html.spec.whatwg.org/multipage/server-sent-events.html */
export async function* serverSentEvents(stream: ReadableStream<Uint8Array>): AsyncGenerator<ServerSentEvent> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const bytes of stream) {
    const messages = (text + decoder.decode(bytes, { stream: true })).split('\n\n');
    text = messages.pop() ?? '';
    for (const message of messages) yield eventIn(message);
  }
}

function eventIn(message: string): ServerSentEvent {
  const values = (field: string) =>
    message.split('\n').flatMap((line) => (line.startsWith(`${field}:`) ? [line.slice(field.length + 1).trimStart()] : []));
  return { event: values('event').at(-1) ?? 'message', data: values('data').join('\n') };
}
