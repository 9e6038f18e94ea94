import { z } from 'zod';
import { Id } from '#events/ids';
import { defineEvent, type EventOf } from '#events/kernel';

/** What keys are good for, each including those before it: reading, asking for work, running the service, deciding who may do what. */
export const roles = ['viewer', 'analyst', 'operator', 'admin'] as const;

export type Role = (typeof roles)[number];

/** Somebody may call the service from now on, until `expiresAt` (UTC ISO 8601; null: until it is revoked). Nothing here helps to find the key out. */
export const ApiKeyIssued = defineEvent(
  'ApiKeyIssued',
  1,
  z.strictObject({ keyId: Id, name: z.string().min(1).max(100), role: z.enum(roles), expiresAt: z.iso.datetime().nullable() }),
);
export type ApiKeyIssued = EventOf<typeof ApiKeyIssued>;

/** A key opens nothing any more, for good. */
export const ApiKeyRevoked = defineEvent('ApiKeyRevoked', 1, z.strictObject({ keyId: Id, reason: z.string().nullable() }));
export type ApiKeyRevoked = EventOf<typeof ApiKeyRevoked>;

export type AccessEvent = ApiKeyIssued | ApiKeyRevoked;

/** One stream for each key. */
export const apiKeyStream = (keyId: string): string => `api-key-${keyId}`;
