import type { FastifyInstance } from 'fastify';
import { RejectedError } from '#events/kernel';
import { jsonDepth, jsonDepthMax } from './json-depth';

/** The largest body that is read, in bytes: 34 years of draws are 130 kB. */
export const bodyLimitBytes = 10 * 1024 * 1024;

/** How bodies are read: JSON after a look at its depth, files of draws as their bytes. Anything else is refused. */
export function registerBodyParsers(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/json', { parseAs: 'string', bodyLimit: bodyLimitBytes }, (_, text, done) => {
    try {
      done(null, parseJson(String(text)));
    } catch (error) {
      done(error as Error);
    }
  });
  const files = [
    'text/csv',
    'text/plain',
    'text/html',
    'text/tab-separated-values',
    'application/octet-stream',
    'application/vnd.sqlite3',
    'application/x-ndjson',
    'application/x-www-form-urlencoded',
  ];
  server.addContentTypeParser(files, { parseAs: 'buffer', bodyLimit: bodyLimitBytes }, (_, bytes, done) => done(null, bytes));
}

/** @throws RejectedError `json-too-deep` or `invalid-json`; an empty text is an absent body */
function parseJson(text: string): unknown {
  if (text.trim() === '') return undefined;
  if (jsonDepth(text) > jsonDepthMax) throw new RejectedError('json-too-deep', `JSON may be nested ${jsonDepthMax} deep at most`);
  try {
    return JSON.parse(text, (key, value) => (key === '__proto__' ? undefined : value));
  } catch (error) {
    throw new RejectedError('invalid-json', (error as Error).message);
  }
}
