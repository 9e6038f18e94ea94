import { z } from 'zod';
import { defineEvent, type EventOf } from '#events/kernel';

/** A verifier key as text: name, key id and public key (C2SP signed-note). */
const VerifierKeyText = z.string().regex(/^[^\s+]+\+[0-9a-f]{8}\+[A-Za-z0-9+/]+=*$/);

/** The key that signs this log's checkpoints was made. `origin` is the log's name in them, for ever. */
export const LogKeyCreated = defineEvent('LogKeyCreated', 1, z.strictObject({ origin: z.string(), key: VerifierKeyText }));
export type LogKeyCreated = EventOf<typeof LogKeyCreated>;

/**
 * Another key signs from now on. `endorsement` is a note in which the key before names it; null where that key was lost, so that nothing but the log
 * itself speaks for the new one.
 */
export const LogKeyRotated = defineEvent(
  'LogKeyRotated',
  1,
  z.strictObject({ previous: VerifierKeyText, key: VerifierKeyText, endorsement: z.string().nullable() }),
);
export type LogKeyRotated = EventOf<typeof LogKeyRotated>;

export type LogKeyEvent = LogKeyCreated | LogKeyRotated;

/** The keys of this log, one after the other. */
export const logKeyStream = 'log-key';
