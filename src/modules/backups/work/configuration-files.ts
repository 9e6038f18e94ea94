import type { ConfiguredValue } from '#modules/configuration';
import { contentHash, sha256Of } from '../files/content-hash';

/** The settings as files: every value with its source, and those that somebody has set in the form that a service starts with. Secrets are left out of both. */
export function configurationFiles(configuration: readonly ConfiguredValue[]): Record<string, string> {
  const set = configuration.filter(({ value, source }) => value !== null && source !== 'default');
  const values = Object.fromEntries(set.map(({ name, value }) => [argumentOf(name), value]));
  return { 'configuration/settings.json': asText(configuration), 'configuration/hindcast.config.json': asText(values) };
}

/** What a backup of this configuration would have as the hash of its content. */
export const configurationHash = (configuration: readonly ConfiguredValue[]): string =>
  contentHash(
    Object.entries(configurationFiles(configuration)).map(([path, text]) => ({
      path,
      sha256: sha256Of(text),
    })),
  );

/** `data-dir` for `HINDCAST_DATA_DIR`. */
const argumentOf = (variable: string): string =>
  variable
    .replace(/^HINDCAST_/, '')
    .toLowerCase()
    .replaceAll('_', '-');

const asText = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
