import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { packageRoot } from '#events/store';
import { type AccessMode, accessModeFor, accessModes, apiKeyForm, type CallingKey } from './access-settings';
import { isLoopback } from './loopback';
import { operationDefaults, type OperationSettings, operationsFrom, operationVariables } from './operation-settings';
import { logDefaults, logLevels, type LogSettings } from './log-settings';
import { backupDefaults, type BackupSettings } from './backup-settings';
import { edgeDefaults, edgeFrom, type EdgeSettings, edgeVariables } from './edge-settings';
import { positiveNumber, wholeNumber } from './number-variables';
import { authoritiesIn, isWebAddress, type ProofSettings, proofDefaults, wordsIn } from './proof-settings';
import { isOrigin, syncDefaults, type SyncSettings } from './sync-settings';

/** What the service is run for. It chooses `.env.<profile>`; in production nothing is made up: the sample is off. */
export const profiles = ['development', 'staging', 'production'] as const;

const directory = (name: string) => z.string().min(1).default(join(packageRoot(), name));

const environment = z.object({
  HINDCAST_ENV: z.enum(profiles).default('development'),
  HINDCAST_HOST: z.string().min(1).default('127.0.0.1'),
  HINDCAST_PORT: wholeNumber(0, 65_535).default(3_000),
  HINDCAST_DATA_DIR: directory('data'),
  HINDCAST_MODELS_DIR: directory('models'),
  HINDCAST_KEY_RING_FILE: z.string().min(1).optional(),
  HINDCAST_SAMPLE: z.enum(['on', 'off']).default('on'),
  HINDCAST_ARTIFACTS_KEPT: wholeNumber(1, 10_000).default(5),
  HINDCAST_QUEUE: wholeNumber(1, 10_000).default(100),
  HINDCAST_SYNC_HOST: z.string().refine(isOrigin, 'must be an origin such as https://data.ny.gov').default(syncDefaults.host),
  HINDCAST_REPLAY_LOG: z.string().min(1).optional(),
  HINDCAST_REPLAY_SPEED: positiveNumber().default(1),
  HINDCAST_REPLAY_TO: wholeNumber(0, Number.MAX_SAFE_INTEGER).optional(),
  HINDCAST_LOG_NAME: z
    .string()
    .regex(/^[^\s+]{1,100}$/, 'must be a name without spaces and plus signs, such as forecasts.example.org/log')
    .optional(),
  HINDCAST_CHECKPOINT_MINUTES: wholeNumber(0, 10_080).default(60),
  HINDCAST_CHECKPOINT_COPY: z.string().min(1).optional(),
  HINDCAST_CHECKPOINT_WEBHOOK: z.string().refine(isWebAddress, 'must be an http or https address without credentials').optional(),
  HINDCAST_WITNESSES: z.string().default(''),
  HINDCAST_TIMESTAMP_AUTHORITIES: z
    .string()
    .refine(areAuthorities, 'must be addresses, each with = and the file of its certificate')
    .default(''),
  HINDCAST_LOG_LEVEL: z.enum(logLevels).default(logDefaults.level),
  HINDCAST_LOG_DAYS: wholeNumber(1, 365).default(logDefaults.keptDays),
  HINDCAST_ALERT_WEBHOOK: z.string().refine(isWebAddress, 'must be an http or https address without credentials').optional(),
  HINDCAST_BACKUP_DIR: z.string().min(1).optional(),
  HINDCAST_BACKUP_ENCRYPTION: z.enum(['on', 'off']).default('off'),
  HINDCAST_SYNC_EVERY_MINUTES: wholeNumber(0, 10_080).default(0),
  HINDCAST_ACCESS: z.enum(accessModes).optional(),
  HINDCAST_KEY: z.string().regex(apiKeyForm, 'must be a key such as hck_<id>_<secret>').optional(),
  HINDCAST_KEY_FILE: z.string().min(1).optional(),
  ...operationVariables,
  ...edgeVariables,
});

/** What must hold between variables; it is looked at also where one of them is wrong, so that all mistakes are told at once. */
const consistent = environment.refine(({ HINDCAST_ACCESS, HINDCAST_HOST }) => HINDCAST_ACCESS !== 'open' || isLoopback(HINDCAST_HOST), {
  path: ['HINDCAST_ACCESS'],
  message: 'must be keys where HINDCAST_HOST is an address that other machines reach',
  when: () => true,
});

/** Every variable that there is. */
export const variableNames: readonly string[] = Object.keys(environment.shape);

/** Variables whose values are not shown: an address to send to may hold a token. */
export const secretVariables: ReadonlySet<string> = new Set(['HINDCAST_CHECKPOINT_WEBHOOK', 'HINDCAST_ALERT_WEBHOOK', 'HINDCAST_KEY']);

/** A log that is played into this one, and how fast. */
export type ReplaySettings = Readonly<{
  logFile: string;
  /** So many times as fast as it was. */
  speed: number;
  /** The last position that is played; null: all of them. */
  upTo: number | null;
}>;

/** Values by the names of variables. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** What an operator has set is wrong: every mistake, each in a line. */
export class ConfigurationError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`the configuration is wrong:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.name = 'ConfigurationError';
  }
}

/** A value and where it comes from: `argument`, `environment`, a file, or `default`. A secret's value is left out. */
export type ConfiguredValue = Readonly<{ name: string; value: string | null; source: string }>;

/** What an operator can set. Everything has a default. */
export class Settings {
  /** How official results are fetched. */
  readonly sync: SyncSettings = syncDefaults;
  /** How the log is signed, and who else shall know of it. */
  readonly proofs: ProofSettings = proofDefaults;
  /** How the service is watched, stopped and maintained. */
  readonly operations: OperationSettings = operationDefaults;
  /** What the service says of itself. */
  readonly logs: LogSettings = logDefaults;
  /** Where backups are kept, and how. */
  readonly backups: BackupSettings = backupDefaults;
  /** What the edge lets in, and for how long it waits. */
  readonly edge: EdgeSettings = edgeDefaults;
  /** History to play for a demonstration; nothing else is written then. */
  readonly replay: ReplaySettings | null = null;
  /** Every variable's value, and where it comes from. */
  readonly configuration: readonly ConfiguredValue[] = [];
  /** Where the key ring is kept when not beside the data directory. */
  readonly keyRing: string | null = null;
  /** Models of a slot whose artifacts are kept, beside champions and those that predictions refer to. */
  readonly artifactsKept: number = 5;
  /** Trainings that may wait or run, and experiments likewise; one more is refused. */
  readonly queueMax: number = 100;
  /** Who may call. */
  readonly access: AccessMode;
  /** The key that the command line calls a running service with. */
  readonly callingKey: CallingKey = { key: null, file: null };

  constructor(
    /** Address to listen on. */
    readonly host: string,
    /** Port to listen on; 0 takes a free one. */
    readonly port: number,
    /** Where the log and the read side live. */
    readonly dataDir: string,
    /** Where models' artifacts live. */
    readonly modelsDir: string,
    /** Whether an empty log starts with the synthetic sample history. */
    readonly sample: boolean,
  ) {
    this.access = accessModeFor(host);
  }

  get logFile(): string {
    return join(this.dataDir, 'log.db');
  }

  /** What the service says of itself: not a part of the record. */
  get processLogFile(): string {
    return join(this.dataDir, 'logs.db');
  }

  get readDir(): string {
    return join(this.dataDir, 'read');
  }

  /** Private keys, encrypted under the key ring. */
  get keysDir(): string {
    return join(this.dataDir, 'keys');
  }

  /** What secrets at rest are encrypted under: apart from them, so that a copy of the data gives none away. */
  get keyRingFile(): string {
    return this.keyRing ?? join(`${resolve(this.dataDir)}-keys`, 'key-ring.json');
  }

  /** Hashes of the secrets of API keys, readable by their owner alone. */
  get apiKeysDir(): string {
    return join(this.keysDir, 'api');
  }

  /** When each API key was last used. */
  get keyUsesFile(): string {
    return join(this.dataDir, 'api-key-uses.json');
  }

  /** Where checks and verifications put what they compare with; the system says where (`TMPDIR`). */
  get temporaryDir(): string {
    return tmpdir();
  }

  get checkpointsDir(): string {
    return join(this.dataDir, 'checkpoints');
  }

  get subscriptionsFile(): string {
    return join(this.dataDir, 'subscriptions.db');
  }
}

/**
 * Reads the settings from variables.
 *
 * @param sourceOf where a variable comes from, for messages
 * @throws Error naming every variable that is wrong, and what would be right
 */
export function settingsFrom(variables: Variables, sourceOf: (name: string) => string = () => 'environment'): Settings {
  const read = consistent.safeParse(variables);
  if (!read.success) {
    const lines = read.error.issues.map(({ path, message }) => {
      const name = String(path[0]);
      const given = secretVariables.has(name) ? 'what it is, is not shown' : `it is ${JSON.stringify(variables[name])}`;
      return `${name}: ${message} (${given}, from ${sourceOf(name)})`;
    });
    throw new ConfigurationError(lines);
  }
  const { HINDCAST_HOST, HINDCAST_PORT, HINDCAST_DATA_DIR, HINDCAST_MODELS_DIR, HINDCAST_SAMPLE } = read.data;
  const { HINDCAST_SYNC_HOST, HINDCAST_SYNC_EVERY_MINUTES, HINDCAST_ARTIFACTS_KEPT: artifactsKept, HINDCAST_QUEUE: queueMax } = read.data;
  const access = read.data.HINDCAST_ACCESS ?? accessModeFor(HINDCAST_HOST);
  return Object.assign(new Settings(HINDCAST_HOST, HINDCAST_PORT, HINDCAST_DATA_DIR, HINDCAST_MODELS_DIR, HINDCAST_SAMPLE === 'on'), {
    sync: { ...syncDefaults, host: new URL(HINDCAST_SYNC_HOST).origin, everyMs: HINDCAST_SYNC_EVERY_MINUTES * 60_000 },
    edge: edgeFrom(read.data, access),
    replay: replayFrom(read.data),
    proofs: proofsFrom(read.data),
    operations: operationsFrom(read.data),
    logs: logsFrom(read.data),
    backups: backupsFrom(read.data),
    configuration: configured(read.data, variables, sourceOf),
    keyRing: read.data.HINDCAST_KEY_RING_FILE ?? null,
    artifactsKept,
    queueMax,
    access,
    callingKey: { key: read.data.HINDCAST_KEY ?? null, file: read.data.HINDCAST_KEY_FILE ?? null },
  });
}

const configured = (read: z.output<typeof environment>, variables: Variables, sourceOf: (name: string) => string): ConfiguredValue[] =>
  variableNames.map((name) => {
    const value = read[name as keyof typeof read];
    return {
      name,
      value: value === undefined || secretVariables.has(name) ? null : String(value),
      source: variables[name] === undefined ? 'default' : sourceOf(name),
    };
  });

const backupsFrom = (read: z.output<typeof environment>): BackupSettings => ({
  ...backupDefaults,
  directory: read.HINDCAST_BACKUP_DIR === undefined ? null : resolve(read.HINDCAST_BACKUP_DIR),
  encrypted: read.HINDCAST_BACKUP_ENCRYPTION === 'on',
});

function replayFrom(read: z.output<typeof environment>): ReplaySettings | null {
  const { HINDCAST_REPLAY_LOG: logFile, HINDCAST_REPLAY_SPEED: speed, HINDCAST_REPLAY_TO: upTo = null } = read;
  return logFile === undefined ? null : { logFile, speed, upTo };
}

function proofsFrom(read: z.output<typeof environment>): ProofSettings {
  return {
    logName: read.HINDCAST_LOG_NAME ?? null,
    everyMs: read.HINDCAST_CHECKPOINT_MINUTES * 60_000,
    copyTo: read.HINDCAST_CHECKPOINT_COPY ?? null,
    webhook: read.HINDCAST_CHECKPOINT_WEBHOOK ?? null,
    witnesses: wordsIn(read.HINDCAST_WITNESSES),
    authorities: authoritiesIn(read.HINDCAST_TIMESTAMP_AUTHORITIES),
  };
}

function logsFrom(read: z.output<typeof environment>): LogSettings {
  return {
    level: read.HINDCAST_LOG_LEVEL,
    keptDays: read.HINDCAST_LOG_DAYS,
    forPeople: read.HINDCAST_ENV !== 'production',
    alertWebhook: read.HINDCAST_ALERT_WEBHOOK ?? null,
  };
}

function areAuthorities(text: string): boolean {
  try {
    return authoritiesIn(text).length >= 0;
  } catch {
    return false;
  }
}
