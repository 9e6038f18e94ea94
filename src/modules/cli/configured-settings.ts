import { configurationFrom, type Settings } from '#modules/platform';

/** The settings that a service started here would have. @throws ConfigurationError */
export const configuredSettings = (): Settings => configurationFrom({ argv: [], variables: process.env, directory: process.cwd() });
