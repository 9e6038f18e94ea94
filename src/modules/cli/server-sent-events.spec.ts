import fc from 'fast-check';
import { type ServerSentEvent, serverSentEvents } from './server-sent-events';

async function read(...chunks: Uint8Array[]): Promise<ServerSentEvent[]> {
  const found: ServerSentEvent[] = [];
  for await (const event of serverSentEvents(ReadableStream.from(chunks) as ReadableStream<Uint8Array>)) found.push(event);
  return found;
}
const text =
  'event: progress\ndata: {"über": 1}\n\n: still here\n\nid: 7\nevent: DrawIngested\ndata: {"a":\ndata: 2}\n\nevent: cut\ndata: off';

describe('server-sent events', () => {
  it('come one by one, however the bytes are cut', async () => {
    const bytes = Buffer.from(text);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(bytes.length)), async (cuts) => {
        const at = [0, ...cuts.sort((a, b) => a - b), bytes.length];
        const chunks = at.slice(1).map((end, index) => bytes.subarray(at[index], end));
        expect(await read(...chunks)).toEqual([
          { event: 'progress', data: '{"über": 1}' },
          { event: 'message', data: '' },
          { event: 'DrawIngested', data: '{"a":\n2}' },
        ]);
      }),
    );
  });
});
