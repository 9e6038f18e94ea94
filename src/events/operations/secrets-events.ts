import { z } from 'zod';
import { defineEvent, type EventOf } from '#events/kernel';

/** Another key of the key ring encrypts what is secret from now on; so many secrets were put under it. Keys are told by their ids alone. */
export const SecretsKeyRotated = defineEvent(
  'SecretsKeyRotated',
  1,
  z.strictObject({ keyId: z.string().min(1), previousKeyId: z.string().min(1), secrets: z.int().min(0) }),
);
export type SecretsKeyRotated = EventOf<typeof SecretsKeyRotated>;
