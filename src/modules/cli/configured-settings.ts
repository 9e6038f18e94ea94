import { configurationFrom, type Settings } from '#modules/platform';

/** The settings that a service started here with these arguments would have. @throws ConfigurationError */
export const configuredSettings = (argv: readonly string[] = []): Settings =>
  configurationFrom({ argv, variables: process.env, directory: process.cwd() });
