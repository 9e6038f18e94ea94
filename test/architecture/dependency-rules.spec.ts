import { join } from 'node:path';
import { byFile, type Files, FixtureTree, projectRoot } from './fixture-tree';

type Cruise = Readonly<{
  modules: { source: string }[];
  summary: { violations: { from: string; rule: { name: string } }[] };
}>;
type Planted = readonly [rule: string, file: string, text: string];

const stub = (name: string): Files => ({
  [`node_modules/${name}/package.json`]: JSON.stringify({ name, version: '1.0.0', main: 'index.js' }),
  [`node_modules/${name}/index.js`]: 'exports.it = 1;',
});

/** A project with every permitted kind of import in it. */
const clean: Files = {
  ...stub('@nestjs/common'),
  ...stub('typeorm'),
  ...stub('better-sqlite3'),
  ...stub('@tensorflow/tfjs'),
  ...stub('zod'),
  'dist/events/kernel/index.js': '// A decoy: # names must not end here.',
  'src/main.ts': "import { app } from './app.module';\nimport { settings } from '#modules/platform';\napp(settings);",
  'src/cli.ts': "import { log } from '#events/store';\nimport { stores } from './stores';\nlog(stores);",
  'src/stores.ts': "import { readSide } from '#projections/runner';\nexport const stores = readSide;",
  'src/app.module.ts': [
    "import { it } from '@nestjs/common';",
    ...['analytics', 'audit', 'draws', 'experiments', 'legacy', 'logs', 'predictions', 'training'].map(
      (room) => `import * as ${room} from '#modules/${room}';`,
    ),
    'export const app = (x: unknown) => [it, analytics, audit, draws, experiments, legacy, logs, predictions, training, x];',
  ].join('\n'),

  'src/events/kernel/index.ts': "export { contract } from './contract';",
  'src/events/kernel/contract.ts': "import { it } from 'zod';\nexport const contract = it;",
  'src/events/draws/index.ts': "import { contract } from '#events/kernel';\nexport const drawn = contract;",
  'src/events/store/index.ts':
    "import { readFileSync } from 'node:fs';\nimport sqlite from 'better-sqlite3';\nexport const log = (x: unknown) => [readFileSync, sqlite, x];",

  'src/projections/runner/index.ts':
    "import sqlite from 'better-sqlite3';\nimport { it } from 'typeorm';\nexport const readSide = [sqlite, it];",
  'src/projections/runner/read-side.worker.ts': "import { catalog } from '#projections/catalog';\nexport const all = catalog;",
  'src/projections/catalog/index.ts': "import { draws } from '#projections/draws';\nexport const catalog = [draws];",
  'src/projections/draws/index.ts': "export { DrawRow } from './draw.entity';\nexport { draws } from './draws.projection';",
  'src/projections/draws/draw.entity.ts': "import { it } from 'typeorm';\nexport class DrawRow {\n  it = it;\n}",
  'src/projections/draws/draws.projection.ts':
    "import { drawn } from '#events/draws';\nimport { readSide } from '#projections/runner';\nimport { DrawRow } from './draw.entity';\nexport const draws = [drawn, readSide, DrawRow];",
  'src/projections/draws/draws.projection.spec.ts':
    "import { tmpdir } from 'node:os';\nimport { draws } from './draws.projection';\ndraws.push(tmpdir());",

  'src/modules/platform/index.ts': "import { it } from '@nestjs/common';\nexport const settings = it;",
  'src/modules/draws/index.ts': "export { draw } from './domain/draw.decider';\nexport { settings as own } from '#modules/platform';",
  'src/modules/draws/domain/draw.decider.ts':
    "import { drawn } from '#events/draws';\nimport type { DrawRow } from '#projections/draws';\nexport const draw = (row: DrawRow) => [row, drawn];",
  'src/modules/training/index.ts': "import { draw } from '#modules/draws';\nexport const training = draw;",
  'src/modules/training/engine/worker.ts':
    "import { it } from '@tensorflow/tfjs';\nimport { cpus } from 'node:os';\nexport const trained = [it, cpus];",
  'src/modules/predictions/index.ts':
    "import { draw } from '#modules/draws';\nimport { training } from '#modules/training';\nimport { DrawRow } from '#projections/draws';\nexport const predictions = [draw, training, DrawRow];",
  'src/modules/legacy/index.ts':
    "import { draw } from '#modules/draws';\nimport { rows } from './source/read-legacy-file';\nexport const legacy = [draw, rows];",
  'src/modules/legacy/source/read-legacy-file.ts': "import sqlite from 'better-sqlite3';\nexport const rows = sqlite;",
  'src/modules/logs/index.ts': "export { lines } from './store/log-file';",
  'src/modules/logs/store/log-file.ts': "import sqlite from 'better-sqlite3';\nexport const lines = sqlite;",
  'src/modules/experiments/index.ts': "import { training } from '#modules/training';\nexport const experiments = training;",
  'src/modules/analytics/index.ts': "import { draw } from '#modules/draws';\nexport const analytics = draw;",
  'src/modules/audit/index.ts':
    "import { log } from '#events/store';\nimport { settings } from '#modules/platform';\nexport const audit = [log, settings];",
};

const planted: readonly Planted[] = [
  ['events-import-nobody', 'src/events/draws/knows-a-projection.ts', "import '#projections/runner';"],
  ['events-import-nobody', 'src/events/draws/knows-a-module.ts', "import type {} from '#modules/platform';"],
  ['events-import-nobody', 'src/events/draws/knows-the-composition.ts', "import '../../stores';"],
  ['projections-import-events-only', 'src/projections/draws/knows-a-module.ts', "import '#modules/platform';"],
  ['read-models-stand-apart', 'src/projections/training/knows-another-room.ts', "import '#projections/draws';"],
  ['modules-import-no-composition', 'src/modules/audit/knows-the-composition.ts', "import '../../stores';"],
  ['modules-neighbours-training', 'src/modules/training/knows-predictions.ts', "import '#modules/predictions';"],
  ['modules-neighbours-predictions', 'src/modules/predictions/knows-experiments.ts', "import '#modules/experiments';"],
  ['modules-neighbours-experiments', 'src/modules/experiments/knows-predictions.ts', "import '#modules/predictions';"],
  ['modules-neighbours-cli', 'src/modules/cli/knows-draws.ts', "import '#modules/draws';"],
  ['modules-neighbours-maintenance', 'src/modules/maintenance/knows-draws.ts', "import '#modules/draws';"],
  ['modules-neighbours-backups', 'src/modules/backups/knows-training.ts', "import '#modules/training';"],
  ['modules-neighbours-backtests', 'src/modules/backtests/knows-experiments.ts', "import '#modules/experiments';"],
  ['modules-neighbours-tickets', 'src/modules/tickets/knows-training.ts', "import '#modules/training';"],
  ['modules-neighbours-insights', 'src/modules/insights/knows-training.ts', "import '#modules/training';"],
  ['modules-neighbours-legacy', 'src/modules/legacy/knows-training.ts', "import '#modules/training';"],
  ['modules-neighbours-analytics', 'src/modules/analytics/knows-training.ts', "import '#modules/training';"],
  ['modules-neighbours-platform-only', 'src/modules/audit/knows-draws.ts', "import '#modules/draws';"],
  ['modules-neighbours-platform-only', 'src/modules/platform/knows-a-room.ts', "import '#modules/audit';"],
  ['modules-neighbours-platform-only', 'src/modules/draws/knows-training.ts', "import '#modules/training';"],
  ['configuration-knows-no-room', 'src/modules/configuration/knows-the-platform.ts', "import '#modules/platform';"],
  ['rooms-have-one-door', 'src/modules/audit/peeks-at-events.ts', "import '../../events/kernel/contract';"],
  ['rooms-have-one-door', 'src/modules/audit/peeks-at-projections.ts', "import '../../projections/draws/draw.entity';"],
  ['rooms-have-one-door', 'src/modules/training/peeks-at-draws.ts', "import '../draws/domain/draw.decider';"],
  ['composition-uses-doors', 'src/peeks.ts', "import './modules/draws/domain/draw.decider';"],
  ['rooms-are-entered-by-name', 'src/modules/training/enters-by-path.ts', "import '../draws';"],
  ['inside-a-room-imports-are-relative', 'src/modules/draws/leaves-and-returns.ts', "import '#modules/draws';"],
  ['pure-code-without-nest', 'src/modules/draws/domain/with-nest.ts', "import '@nestjs/common';"],
  ['pure-code-without-nest', 'src/modules/draws/domain/with-nest.spec.ts', "import '@nestjs/common';"],
  ['pure-code-without-nest', 'src/events/kernel/with-nest.ts', "import type {} from '@nestjs/common';"],
  ['pure-code-without-nest', 'src/projections/draws/with-nest.projection.ts', "import '@nestjs/common';"],
  ['pure-code-without-nest', 'src/projections/draws/with-nest.projection.spec.ts', "import '@nestjs/common';"],
  ['pure-code-without-typeorm', 'src/modules/draws/domain/with-typeorm.ts', "import type {} from 'typeorm';"],
  ['pure-code-without-typeorm', 'src/events/kernel/with-typeorm.ts', "import 'typeorm';"],
  ['pure-code-without-typeorm', 'src/projections/draws/with-typeorm.projection.ts', "import 'typeorm';"],
  ['pure-code-without-node', 'src/modules/draws/domain/with-files.ts', "import 'node:fs';"],
  ['pure-code-without-node', 'src/events/kernel/with-crypto.ts', "import 'crypto';"],
  ['pure-code-without-node', 'src/projections/draws/with-os.projection.ts', "import 'node:os';"],
  ['pure-code-without-log', 'src/modules/draws/domain/with-the-log.ts', "import '#events/store';"],
  ['pure-code-without-log', 'src/events/kernel/with-the-log.ts', "import '#events/store';"],
  ['pure-code-without-log', 'src/projections/draws/with-the-log.projection.ts', "import '#events/store';"],
  ['domain-without-read-side', 'src/modules/draws/domain/with-queries.ts', "import '#projections/draws';"],
  ['sqlite-has-four-owners', 'src/modules/draws/with-sqlite.ts', "import type {} from 'better-sqlite3';"],
  ['sqlite-has-four-owners', 'src/modules/draws/domain/with-sqlite.ts', "import 'better-sqlite3';"],
  ['sqlite-has-four-owners', 'src/modules/logs/with-sqlite.ts', "import 'better-sqlite3';"],
  ['sqlite-has-four-owners', 'src/events/draws/with-sqlite.ts', "import 'better-sqlite3';"],
  ['sqlite-has-four-owners', 'src/modules/legacy/source/with-sqlite.ts', "import 'better-sqlite3';"],
  ['tensorflow-has-one-owner', 'src/modules/training/with-tensorflow.ts', "import '@tensorflow/tfjs';"],
  ['tensorflow-has-one-owner', 'src/modules/predictions/with-tensorflow-node.ts', "import '@tensorflow/tfjs-node';"],
  ['no-circles', 'src/modules/draws/circle-a.ts', "import './circle-b';"],
  ['everything-is-reachable', 'src/modules/draws/dead.ts', "import './domain/draw.decider';"],
  ['everything-is-reachable', 'src/modules/draws/used-by-its-spec-only.ts', "import './domain/draw.decider';"],
  ['imports-resolve', 'src/modules/draws/imports-nothing.ts', "import './nowhere';"],
  ['source-imports-source', 'src/modules/draws/imports-the-build.ts', "import '../../../dist/events/kernel/index.js';"],
];

const unreachable = planted.filter(([rule]) => rule === 'everything-is-reachable').map(([, file]) => file);
const reach = 'src/modules/training/engine/reach.worker.ts';

/** The clean project with every violation, each reached from one worker (whose own imports are not looked at). */
const violated: Files = {
  ...clean,
  ...Object.fromEntries(planted.map(([, file, text]) => [file, `${text}\nexport const it = 1;`])),
  'src/projections/training/index.ts': 'export const training = 1;',
  'src/modules/draws/circle-b.ts': "import type {} from './circle-a';",
  'src/modules/draws/used-by-its-spec-only.spec.ts': "import './used-by-its-spec-only';",
  'src/modules/draws/orphan.ts': 'export const orphan = 1;',
  [reach]: [...planted.map(([, file]) => file), 'src/projections/training/index.ts']
    .filter((file) => !unreachable.includes(file))
    .map((file) => `import '../../../../${file.replace(/\.ts$/, '')}';`)
    .join('\n'),
};

describe('the dependency rules', () => {
  const trees: FixtureTree[] = [];

  function cruise(files: Files): Cruise {
    const tree = new FixtureTree(files, ['package.json']);
    trees.push(tree);
    const config = join(projectRoot, '.dependency-cruiser.cjs');
    return JSON.parse(tree.run('dependency-cruiser/bin/dependency-cruise.mjs', ['--config', config, '--output-type', 'json', 'src']));
  }

  const fired = ({ summary }: Cruise) => byFile(summary.violations.map(({ from, rule }) => ({ file: from, rule: rule.name })));

  afterAll(() => {
    for (const tree of trees) tree.remove();
  });

  describe('on a clean project', () => {
    let result: Cruise;
    beforeAll(() => {
      result = cruise(clean);
    });

    it('say nothing', () => {
      expect(fired(result)).toEqual({});
    });

    it('follow the # names to the sources, not to the build', () => {
      const sources = result.modules.map(({ source }) => source);
      expect(sources).toContain('src/events/kernel/index.ts');
      expect(sources.filter((source) => source.startsWith('dist/'))).toEqual([]);
    });
  });

  describe('on a project with planted violations', () => {
    let rules: Record<string, string[]>;
    beforeAll(() => {
      rules = fired(cruise(violated));
    });

    it.each(planted)('%s fires, and nothing else, for %s', (rule, file) => {
      expect(rules[file]).toEqual([rule]);
    });

    it('no-orphans fires for a file that nothing knows', () => {
      expect(rules['src/modules/draws/orphan.ts']).toEqual(['everything-is-reachable', 'no-orphans']);
    });

    it('fire nowhere else', () => {
      const expected = [...planted.map(([, file]) => file), 'src/modules/draws/orphan.ts', reach];
      expect(Object.keys(rules).filter((file) => !expected.includes(file))).toEqual([]);
    });

    it('have a planted violation each', () => {
      const { forbidden }: { forbidden: { name: string }[] } = require(join(projectRoot, '.dependency-cruiser.cjs'));
      const tried = new Set(['no-orphans', ...planted.map(([rule]) => rule)]);
      expect(forbidden.map(({ name }) => name).filter((name) => !tried.has(name))).toEqual([]);
    });
  });
});
