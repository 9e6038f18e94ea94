import type { AnyEvent } from '#events/catalog';
import type { RecordedEvent } from '#events/kernel';
import { defineProjection, type Fold, type Folds } from '#projections/runner';
import { LogLineRow } from './log-line.entity';
import { logLines } from './log-lines';

const fold = (type: AnyEvent['type']): Fold<LogLineRow, RecordedEvent> => {
  const { level = 'info', message } = logLines[type] as { level?: LogLineRow['level']; message: (data: unknown) => string };
  return {
    key: ({ position }) => position,
    start: ({ position, recordedAt, stream, data, meta }) => ({
      position,
      time: recordedAt,
      level,
      source: stream.slice(0, stream.indexOf('-')),
      type,
      message: message(data),
      correlationId: meta.correlationId,
      requestId: meta.requestId ?? null,
    }),
  };
};

/** One line an event, whatever its type. */
export const logsProjection = defineProjection<LogLineRow>(LogLineRow, {
  version: 2,
  on: Object.fromEntries(Object.keys(logLines).map((type) => [type, fold(type as AnyEvent['type'])])) as Folds<LogLineRow>,
});
