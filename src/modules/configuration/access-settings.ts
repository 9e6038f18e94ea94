import { isLoopback } from './loopback';

/** Who may call the service: everyone on this machine (`open`), or whoever has a key (`keys`). */
export const accessModes = ['open', 'keys'] as const;

export type AccessMode = (typeof accessModes)[number];

/** What holds where nobody says otherwise: what other machines reach asks for keys. */
export const accessModeFor = (host: string): AccessMode => (isLoopback(host) ? 'open' : 'keys');

/** The key that commands call a running service with: the key itself, or a file that holds nothing else. */
export type CallingKey = Readonly<{ key: string | null; file: string | null }>;

/** The form of a key: recognizable to those who look for secrets in texts, and it says by its id which one it is. */
export const apiKeyForm = /^hck_([0-9a-f-]{36})_([A-Za-z0-9_-]{43})$/;
