import { z } from 'zod';
import { defineEvent, type EventOf } from '#events/kernel';

/** The service was started. */
export const SystemStarted = defineEvent('SystemStarted', 1, z.strictObject({ version: z.string(), node: z.string(), sqlite: z.string() }));
export type SystemStarted = EventOf<typeof SystemStarted>;

/** The service was stopped in order. A start without a stop before it was a crash. */
export const SystemStopped = defineEvent('SystemStopped', 1, z.strictObject({ reason: z.string() }));
export type SystemStopped = EventOf<typeof SystemStopped>;

/** A process could not handle an event, tried `attempts` times, put the event aside and went on. */
export const OperationFailed = defineEvent(
  'OperationFailed',
  1,
  z.strictObject({ operation: z.string(), position: z.int().nullable(), attempts: z.int(), reason: z.string() }),
);
export type OperationFailed = EventOf<typeof OperationFailed>;

/** The read side was folded anew up to `position`. */
export const ReadSideRebuilt = defineEvent(
  'ReadSideRebuilt',
  1,
  z.strictObject({ position: z.int(), fingerprint: z.string(), because: z.string(), durationMs: z.number() }),
);
export type ReadSideRebuilt = EventOf<typeof ReadSideRebuilt>;

export type OperationsEvent = SystemStarted | SystemStopped | OperationFailed | ReadSideRebuilt;

/** The stream of this installation's own life. */
export const systemStream = 'system-main';
