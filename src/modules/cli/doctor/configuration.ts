import { ConfigurationError, type Settings } from '#modules/configuration';
import { configuredSettings } from '../configured-settings';
import { type Finding, fail, ok } from './finding';

const check = 'configuration';

/** Looks at the settings that a service started here with these arguments would have; null where they are wrong. */
export function checkConfiguration(argv: readonly string[]): Readonly<{ finding: Finding; settings: Settings | null }> {
  try {
    const settings = configuredSettings(argv);
    return { finding: ok(check, told(settings)), settings };
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return { finding: fail(check, error.problems.join('; '), 'set these right; README.md lists every setting'), settings: null };
  }
}

/** What is not as it is by default, and where it comes from. */
function told({ configuration }: Settings): string {
  const set = configuration.filter(({ source }) => source !== 'default');
  if (set.length === 0) return 'everything is as it is by default';
  return set.map(({ name, value, source }) => `${name}=${value ?? '(secret)'} (${source})`).join(', ');
}
