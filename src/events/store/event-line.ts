import { canonicalJson } from './canonical-json';
import type { EventRow } from './log-reader';

/** An event as one canonical JSON line (keys in order, RFC 8785), put together from stored text without parsing it. */
export const eventLine = ([position, id, stream, version, type, schema, data, meta, recordedAt]: EventRow): string =>
  `{"data":${data},"id":"${id}","meta":${meta},"position":${position},"recordedAt":"${recordedAt}","schema":${schema},"stream":"${stream}","type":"${type}","version":${version}}`;

/** The stored event that a canonical line was made of. @throws SyntaxError when it is no JSON */
export function eventOfLine(line: string): EventRow {
  const { position, id, stream, version, type, schema, data, meta, recordedAt } = JSON.parse(line);
  return [position, id, stream, version, type, schema, canonicalJson(data), canonicalJson(meta), recordedAt];
}

/** The line in SQL, of the tables `e` (events), `s` (streams) and `t` (event_types). */
export const eventLineSql = `'{"data":' || e.data || ',"id":"' || e.event_id || '","meta":' || e.meta || ',"position":' || e.position ||
  ',"recordedAt":"' || e.recorded_at || '","schema":' || e.schema || ',"stream":"' || s.name || '","type":"' || t.name ||
  '","version":' || e.version || '}'`;
