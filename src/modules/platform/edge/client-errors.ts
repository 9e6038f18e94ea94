import { STATUS_CODES, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { type ProblemCode, problems } from '#events/kernel';
import { problemOf } from '../problem/problem.filter';

const codes: Readonly<Record<string, ProblemCode>> = {
  HPE_HEADER_OVERFLOW: 'headers-too-large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request-too-slow',
};

/** Answers what is no HTTP, too much of it, or too slow, and closes the connection: it cannot be told where a next request would begin. */
export function answerClientError(error: Error & { code?: string }, socket: Socket): void {
  const { _httpMessage: begun } = socket as Socket & { _httpMessage?: ServerResponse };
  if (error.code !== 'ECONNRESET' && socket.writable && !begun?.headersSent)
    socket.write(answerTo(codes[error.code ?? ''] ?? 'invalid-request'));
  socket.destroy(error);
}

function answerTo(code: ProblemCode): string {
  const body = JSON.stringify(problemOf(code, problems[code].title, ''));
  const { status } = problems[code];
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Connection: close',
    'Content-Type: application/problem+json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  return `${head.join('\r\n')}\r\n\r\n${body}`;
}
