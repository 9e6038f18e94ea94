import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { ConfigurationError, profiles, secretVariables, type Settings, settingsFrom, type Variables, variableNames } from './settings';

/** Where a configuration is looked for. */
export type Surroundings = Readonly<{
  /** Arguments of the program, such as `--port 4000`. */
  argv: readonly string[];
  variables: Variables;
  /** Where `.env` files and `hindcast.config.json` are. */
  directory: string;
}>;

type Layer = Readonly<{ source: string; values: Variables }>;
/** Layers from the strongest to the weakest, and what is wrong with them. */
type Found = Readonly<{ layers: readonly Layer[]; problems: readonly string[] }>;

const nothing: Found = { layers: [], problems: [] };

const prefix = 'HINDCAST_';
const configFile = 'hindcast.config.json';
/** What a profile sets where nobody says otherwise. */
const profileDefaults: Readonly<Record<string, Variables>> = { production: { HINDCAST_SAMPLE: 'off' } };

/**
 * The settings from everywhere: arguments, then the environment, `.env.<profile>`, `.env`, the config file, the profile, defaults; the first one that has a value counts.
 *
 * @throws ConfigurationError with every mistake at once
 */
export function configurationFrom({ argv, variables, directory }: Surroundings): Settings {
  const { values: given, problems: wrongArguments, config } = argumentsIn(argv);
  const above: Layer[] = [
    { source: 'argument', values: given },
    { source: 'environment', values: variables },
  ];
  const plain = envFile(directory, '.env');
  const file = jsonFile(directory, config);
  const profile = firstOf([...above, ...plain.layers, ...file.layers], 'HINDCAST_ENV')?.value ?? profiles[0];
  const found = [profileFile(directory, profile), plain, file];
  const layers = [
    ...above,
    ...found.flatMap((each) => each.layers),
    { source: `profile ${profile}`, values: profileDefaults[profile] ?? {} },
  ];
  const problems = [...wrongArguments, ...found.flatMap((each) => each.problems), ...layers.slice(1).flatMap(unknownIn)];
  return settled(layers, problems);
}

function settled(layers: readonly Layer[], problems: readonly string[]): Settings {
  const merged = Object.fromEntries(variableNames.map((name) => [name, firstOf(layers, name)?.value]));
  try {
    const settings = settingsFrom(merged, (name) => firstOf(layers, name)?.source ?? 'default');
    if (problems.length === 0) return settings;
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    throw new ConfigurationError([...problems, ...error.problems]);
  }
  throw new ConfigurationError(problems);
}

function firstOf(layers: readonly Layer[], name: string): { value: string; source: string } | undefined {
  for (const { source, values } of layers) {
    const value = values[name];
    if (value !== undefined) return { value, source };
  }
  return undefined;
}

const unknownIn = ({ source, values }: Layer): string[] =>
  Object.keys(values)
    .filter((name) => name.startsWith(prefix) && !variableNames.includes(name))
    .map((name) => `${name}: there is no such setting (from ${source})`);

/** `HINDCAST_DATA_DIR` for `data-dir` and for `dataDir`. */
const variableFor = (name: string): string =>
  prefix +
  name
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .replaceAll('-', '_')
    .toUpperCase();

function argumentsIn(argv: readonly string[]): { values: Variables; problems: string[]; config: string | undefined } {
  const values: Record<string, string | undefined> = {};
  const problems: string[] = [];
  let config: string | undefined;
  for (let at = 0; at < argv.length; at++) {
    const [, name = '', inline] = /^--([a-z][a-z-]*)(?:=(.*))?$/s.exec(argv[at] ?? '') ?? [];
    const variable = variableFor(name);
    if (name !== 'config' && !variableNames.includes(variable)) {
      problems.push(`${argv[at]}: there is no such argument; they are --config and ${argumentNames.map(argumentFor).join(', ')}`);
      continue;
    }
    const value = inline ?? argv[++at];
    const wrong = wrongWith(name, variable, value);
    if (wrong) problems.push(wrong);
    else if (name === 'config') config = value;
    else values[variable] = value;
  }
  return { values, problems, config };
}

function wrongWith(name: string, variable: string, value: string | undefined): string | undefined {
  if (secretVariables.has(variable))
    return `--${name}: a secret is no argument, where others see it; set ${variable} in the environment or a file`;
  return value === undefined ? `--${name}: its value is missing` : undefined;
}

const argumentNames = variableNames.filter((name) => !secretVariables.has(name));

const argumentFor = (variable: string): string => `--${variable.slice(prefix.length).toLowerCase().replaceAll('_', '-')}`;

/** The file of a profile is chosen by `HINDCAST_ENV`: it does not say another one. A profile that there is not has none; that is told with the settings. */
function profileFile(directory: string, profile: string): Found {
  const name = `.env.${profile}`;
  const { layers, problems } = profiles.some((each) => each === profile) ? envFile(directory, name) : nothing;
  const other = firstOf(layers, 'HINDCAST_ENV')?.value ?? profile;
  return {
    layers,
    problems: other === profile ? problems : [...problems, `HINDCAST_ENV: ${name} is read for ${profile}, and cannot set ${other}`],
  };
}

function envFile(directory: string, name: string): Found {
  const file = join(directory, name);
  if (!existsSync(file)) return nothing;
  try {
    return { layers: [{ source: name, values: parseEnv(readFileSync(file, 'utf8')) as Variables }], problems: [] };
  } catch (error) {
    return { layers: [], problems: [`${name}: it cannot be read (${(error as Error).message})`] };
  }
}

/** One that is asked for must be there; the one that is looked for need not. */
function jsonFile(directory: string, asked: string | undefined): Found {
  const file = asked ?? join(directory, configFile);
  if (!existsSync(file)) return { layers: [], problems: asked === undefined ? [] : [`--config: there is no file ${asked}`] };
  const source = asked ?? configFile;
  try {
    const read: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof read !== 'object' || read === null || Array.isArray(read))
      return { layers: [], problems: [`${source}: it must hold a JSON object`] };
    const entries = Object.entries(read);
    const values = Object.fromEntries(entries.map(([name, value]) => [variableFor(name), String(value)]));
    return { layers: [{ source, values }], problems: entries.filter(([, value]) => !isText(value)).map(([name]) => notText(name, source)) };
  } catch (error) {
    // What a parser says quotes the text, which may hold a secret.
    const problem = error instanceof SyntaxError ? `is not JSON${placeIn(error)}` : `cannot be read (${(error as Error).message})`;
    return { layers: [], problems: [`${source}: it ${problem}`] };
  }
}

const placeIn = ({ message }: SyntaxError): string => {
  const [, position] = /at position (\d+)/.exec(message) ?? [];
  return position === undefined ? '' : ` (character ${Number(position) + 1})`;
};

const isText = (value: unknown): boolean =>
  Array.isArray(value) ? value.every((each) => typeof each === 'string') : ['string', 'number', 'boolean'].includes(typeof value);

const notText = (name: string, source: string): string =>
  `${variableFor(name)}: must be a text, a number, true or false, or a list of texts (from ${source})`;
