import { configurationFrom, type Settings } from '#modules/configuration';

/** The settings that a service started here with these arguments would have. @throws ConfigurationError */
export const configuredSettings = (argv: readonly string[] = []): Settings =>
  configurationFrom({ argv, variables: process.env, directory: process.cwd() });
