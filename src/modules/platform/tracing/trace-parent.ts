/** A caller's span, as `traceparent` names it. */
export type TraceParent = Readonly<{ traceId: string; spanId: string; isSampled: boolean }>;

const form = /^([\da-f]{2})-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})(-.*)?$/;

/** The span that a `traceparent` header names; undefined when it is none, which starts a trace of our own. @see https://www.w3.org/TR/trace-context/ */
export function parseTraceParent(header: unknown): TraceParent | undefined {
  const [, version, traceId = '', spanId = '', flags = '', rest] = (typeof header === 'string' && form.exec(header)) || [];
  if (version === undefined || version === 'ff' || (version === '00' && rest !== undefined)) return undefined;
  if (/^0+$/.test(traceId) || /^0+$/.test(spanId)) return undefined;
  return { traceId, spanId, isSampled: (Number.parseInt(flags, 16) & 1) === 1 };
}
