import { join } from 'node:path';
import { z } from 'zod';
import { packageRoot } from '#events/store';

const directory = (name: string) => z.string().min(1).default(join(packageRoot(), name));

const environment = z.object({
  HINDCAST_HOST: z.string().min(1).default('127.0.0.1'),
  HINDCAST_PORT: z.coerce.number().int().min(0).max(65_535).default(3_000),
  HINDCAST_DATA_DIR: directory('data'),
  HINDCAST_MODELS_DIR: directory('models'),
  HINDCAST_SAMPLE: z.enum(['on', 'off']).default('on'),
});

/** What an operator can set. Everything has a default. */
export class Settings {
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
  ) {}

  get logFile(): string {
    return join(this.dataDir, 'log.db');
  }

  get readDir(): string {
    return join(this.dataDir, 'read');
  }

  get subscriptionsFile(): string {
    return join(this.dataDir, 'subscriptions.db');
  }
}

/** Reads the settings from environment variables. @throws Error naming every variable that is wrong, and what would be right */
export function settingsFrom(variables: Readonly<Record<string, string | undefined>>): Settings {
  const read = environment.safeParse(variables);
  if (!read.success) {
    const lines = read.error.issues.map(
      ({ path, message }) => `  ${path.join('.')}: ${message} (it is ${JSON.stringify(variables[String(path[0])])})`,
    );
    throw new Error(`the configuration is wrong:\n${lines.join('\n')}`);
  }
  const { HINDCAST_HOST, HINDCAST_PORT, HINDCAST_DATA_DIR, HINDCAST_MODELS_DIR, HINDCAST_SAMPLE } = read.data;
  return new Settings(HINDCAST_HOST, HINDCAST_PORT, HINDCAST_DATA_DIR, HINDCAST_MODELS_DIR, HINDCAST_SAMPLE === 'on');
}
