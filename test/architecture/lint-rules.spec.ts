import { byFile, type Files, FixtureTree } from './fixture-tree';

type Report = Readonly<{ diagnostics: { category: string; location: { path: string } }[] }>;
type Planted = readonly [rule: string, file: string, text: string];

/** Where time, chance and the environment are forbidden. */
const pureFolders = ['src/modules/draws/domain/', 'src/modules/training/domain/deeper/', 'src/events/kernel/'];
const pureFile = 'src/projections/draws/draws.projection.ts';

const impure = [
  ['style/noRestrictedGlobals', 'date-now', 'export const now = () => Date.now();'],
  ['style/noRestrictedGlobals', 'new-date', 'export const now = () => new Date();'],
  ['style/noRestrictedGlobals', 'performance', 'export const now = () => performance.now();'],
  ['style/noRestrictedGlobals', 'process', 'export const home = () => process.env.HOME;'],
  ['style/noRestrictedGlobals', 'crypto', 'export const id = () => crypto.randomUUID();'],
  ['style/noRestrictedGlobals', 'global-this', 'export const now = () => globalThis.Date.now();'],
  ['nursery/noJsRestrictedProperties', 'random', 'export const dice = () => Math.random();'],
  ['nursery/noJsRestrictedProperties', 'random-taken-out', 'const { random } = Math;\nexport const dice = random;'],
  [
    'nursery/noJsRestrictedProperties',
    'temporal-now',
    "import { Temporal } from '@js-temporal/polyfill';\nexport const now = () => Temporal.Now.instant();",
  ],
] as const;

const list = (count: number, item: (i: number) => string) => Array.from({ length: count }, (_, i) => item(i)).join(', ');
const withParams = (count: number) =>
  `export const sum = (${list(count, (i) => `p${i}: number`)}) => ${list(count, (i) => `p${i}`).replaceAll(', ', ' + ')};`;
const withInjected = (count: number) => `export class Injected {\n  constructor(${list(count, (i) => `readonly p${i}: number`)}) {}\n}`;
const withLines = (count: number) => `export function long(): number {\n  let n = 0;\n${'  n += 1;\n'.repeat(count - 2)}  return n;\n}`;
const withSwitch = (cases: readonly string[]) =>
  `import type { Drawn } from '#events/draws';\nexport function twice(drawn: Drawn): number {\n  switch (drawn.type) {\n${cases.map((type) => `    case '${type}':\n      return 2;\n`).join('')}  }\n  return 0;\n}`;

const planted: readonly Planted[] = [
  ...pureFolders.flatMap((folder) => impure.map(([rule, name, text]): Planted => [rule, `${folder}${name}.ts`, text])),
  ['style/noRestrictedGlobals', pureFile, 'export const now = () => Date.now();'],
  [
    'nursery/noFloatingPromises',
    'src/modules/draws/floating.ts',
    'const later = async () => 1;\nexport const go = () => {\n  later();\n};',
  ],
  [
    'nursery/noFloatingPromises',
    'src/modules/draws/floating-from-another-room.ts',
    "import type { Log } from '#events/store';\nexport const go = (log: Log) => {\n  log.append();\n};",
  ],
  ['nursery/useExhaustiveSwitchCases', 'src/modules/draws/forgotten-case.ts', withSwitch(['DrawIngested'])],
  ['suspicious/noConsole', 'src/modules/draws/talks.ts', "console.log('hello');"],
  ['suspicious/noConsole', 'src/stores.ts', "console.error('hello');"],
  ['suspicious/noFocusedTests', 'src/modules/draws/focused.spec.ts', "it.only('works', () => {});"],
  ['suspicious/noExplicitAny', 'src/modules/draws/any.ts', 'export const x = (y: any) => y;'],
  ['complexity/useMaxParams', 'src/modules/draws/six-params.ts', withParams(6)],
  ['complexity/useMaxParams', 'src/modules/draws/six-injected.ts', withInjected(6)],
  ['complexity/useMaxParams', 'src/modules/draws/domain/five-params.ts', withParams(5)],
  ['complexity/noExcessiveLinesPerFunction', 'src/modules/draws/long.ts', withLines(51)],
];

const clean: Files = {
  ...Object.fromEntries(impure.map(([, name, text]) => [`src/modules/draws/${name}.ts`, text])),
  ...Object.fromEntries(impure.map(([, name, text]) => [`src/modules/draws/domain/${name}.spec.ts`, text])),
  'src/events/store/index.ts': 'export class Log {\n  async append(): Promise<number> {\n    return await this.append();\n  }\n}',
  'src/events/draws/index.ts': "export type Drawn = Readonly<{ type: 'DrawIngested' }> | Readonly<{ type: 'DrawCorrected' }>;",
  'src/modules/draws/awaits.ts':
    "import type { Log } from '#events/store';\nexport const go = async (log: Log) => {\n  await log.append();\n};",
  'src/modules/draws/every-case.ts': withSwitch(['DrawIngested', 'DrawCorrected']),
  'src/modules/draws/domain/four-params.ts': withParams(4),
  'src/modules/draws/five-injected.ts': withInjected(5),
  'src/modules/draws/fifty-lines.ts': withLines(50),
  'src/modules/draws/fifty-one-lines.spec.ts': withLines(51),
  'src/modules/draws/draws.module.ts': 'export class DrawsModule {\n  static over() {\n    return DrawsModule;\n  }\n}',
  'src/modules/training/fits.ts': "import { fit } from './fit';\nexport const fitted = fit('a model', () => 1);",
  'src/main.ts': "console.log('hello');",
  'src/cli.ts': "console.log('hello');",
  'scripts/talks.mjs': "console.log('hello');",
};

describe('the lint rules', () => {
  let tree: FixtureTree;
  let rules: Record<string, string[]>;

  beforeAll(() => {
    const files = { ...clean, ...Object.fromEntries(planted.map(([, file, text]) => [file, text])) };
    tree = new FixtureTree(files, ['biome.json', 'package.json', 'tsconfig.json', '.gitignore']);
    const report: Report = JSON.parse(tree.run('@biomejs/biome/bin/biome', ['lint', '--max-diagnostics=none', '--reporter=json', '.']));
    rules = byFile(report.diagnostics.map(({ category, location }) => ({ file: location.path, rule: category.replace(/^lint\//, '') })));
  });

  afterAll(() => tree.remove());

  it.each(planted)('%s fires, and nothing else, for %s', (rule, file) => {
    expect(rules[file]).toEqual([rule]);
  });

  it('say nothing about files that keep to them', () => {
    const kept = Object.keys(clean).filter((file) => rules[file]);
    expect(kept).toEqual([]);
  });
});
