import type { FastifyInstance } from 'fastify';

/**
 * Cuts off whoever asks and then takes nothing of the answer: it is held in memory until they do. Streams write for themselves and are not
 * met here: whoever has nothing to read is not slow.
 */
export function cutOffStalledReaders(server: FastifyInstance, stalledMs: number): void {
  server.addHook('onSend', async (_, { raw }) => {
    raw.setTimeout(stalledMs, () => raw.destroy());
  });
}
