import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { entityTagOf, isAmong } from './entity-tags';

/**
 * Tags what is read under /v1 by what it says, where nothing else has tagged it, and sends nothing to those who have it already.
 * Whatever is kept must be asked about before it is used again: the record goes on.
 */
export function tagAnswers(server: FastifyInstance): void {
  server.addHook('onSend', async (request, reply, payload) => {
    if (!isRead(request, reply)) return payload;
    void reply.header('Cache-Control', 'private, no-cache');
    if (reply.statusCode !== 200 || typeof payload !== 'string' || reply.hasHeader('etag')) return payload;
    const tag = entityTagOf(payload);
    void reply.header('ETag', tag);
    if (!isAmong(request.headers['if-none-match'], tag)) return payload;
    void reply.code(304).removeHeader('content-length');
    return '';
  });
}

const isRead = ({ method, url }: FastifyRequest, reply: FastifyReply): boolean =>
  method === 'GET' && url.startsWith('/v1/') && !reply.hasHeader('cache-control');
