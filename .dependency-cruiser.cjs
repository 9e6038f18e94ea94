/**
 * Who may import whom. Every rule has a planted violation that makes it fire: test/architecture/dependency-rules.spec.ts.
 *
 * @type {import('dependency-cruiser').IConfiguration}
 */

/**
 * Rooms of modules/ that another room of modules/ may use, by its door. Everyone may use `configuration` and `platform`; platform uses configuration,
 * and configuration nobody: who only wants to know a setting loads no framework.
 */
const moduleNeighbours = {
  training: ['artifacts', 'draws', 'statistics'],
  predictions: ['training', 'draws', 'statistics'],
  legacy: ['draws'],
  experiments: ['training', 'draws', 'statistics'],
  analytics: ['draws', 'statistics'],
  cli: ['proofs', 'predictions', 'artifacts', 'access', 'backups'],
  maintenance: ['predictions', 'proofs', 'artifacts', 'training'],
  backups: ['proofs'],
  backtests: ['training', 'predictions', 'draws', 'statistics'],
  insights: ['analytics', 'tickets', 'predictions', 'draws'],
  tickets: ['draws', 'predictions', 'statistics'],
};

const rooms = '^src/(events|projections|modules)/([^/]+)/';
const doors = '^src/(events|projections|modules)/[^/]+/index\\.ts$';
const composition = '^src/[^/]+\\.ts$';
const entries = '^src/(main|cli)\\.ts$|\\.worker\\.ts$|/engine/worker\\.ts$';
const pure = '^src/modules/[^/]+/domain/|^src/events/kernel/|\\.projection\\.ts$';
const specs = '\\.spec\\.ts$';

/** Modules may use these rooms of modules/ and no other. */
function moduleRule([room, neighbours]) {
  return {
    name: `modules-neighbours-${room}`,
    comment: `modules/${room} may use the doors of: ${['configuration', 'platform', ...neighbours].join(', ')}.`,
    severity: 'error',
    from: { path: `^src/modules/${room}/` },
    to: { path: '^src/modules/', pathNot: `^src/modules/(${[room, 'configuration', 'platform', ...neighbours].join('|')})/` },
  };
}

module.exports = {
  forbidden: [
    {
      name: 'events-import-nobody',
      comment: 'What happened depends on nothing but what happened.',
      severity: 'error',
      from: { path: '^src/events/' },
      to: { path: '^src/', pathNot: '^src/events/' },
    },
    {
      name: 'projections-import-events-only',
      comment: 'What we know is computed from what happened.',
      severity: 'error',
      from: { path: '^src/projections/' },
      to: { path: '^src/', pathNot: '^src/(events|projections)/' },
    },
    {
      name: 'read-models-stand-apart',
      comment: 'A read model uses the runner and its own room; only the catalog and the runner know several rooms.',
      severity: 'error',
      from: { path: '^src/projections/([^/]+)/', pathNot: '^src/projections/(runner|catalog)/' },
      to: { path: '^src/projections/', pathNot: '^src/projections/(runner|$1)/' },
    },
    {
      name: 'modules-import-no-composition',
      comment: 'The files in src/ itself know every room; no room knows them.',
      severity: 'error',
      from: { path: '^src/modules/' },
      to: { path: composition },
    },
    ...Object.entries(moduleNeighbours).map(moduleRule),
    {
      name: 'modules-neighbours-platform-only',
      comment: 'A room of modules/ without a line in the table at the top of this file may use configuration and platform only.',
      severity: 'error',
      from: { path: '^src/modules/([^/]+)/', pathNot: `^src/modules/(${Object.keys(moduleNeighbours).join('|')})/` },
      to: { path: '^src/modules/', pathNot: '^src/modules/($1|configuration|platform)/' },
    },
    {
      name: 'configuration-knows-no-room',
      comment: 'Settings are known before anything else is: modules/configuration uses no other room of modules/.',
      severity: 'error',
      from: { path: '^src/modules/configuration/' },
      to: { path: '^src/modules/', pathNot: '^src/modules/configuration/' },
    },
    {
      name: 'rooms-have-one-door',
      comment: 'Another room is reached through its index.ts only.',
      severity: 'error',
      from: { path: rooms },
      to: { path: rooms, pathNot: ['^src/$1/$2/', doors] },
    },
    {
      name: 'composition-uses-doors',
      comment: 'main.ts, cli.ts, app.module.ts and their neighbours know every room, by its index.ts only.',
      severity: 'error',
      from: { path: composition },
      to: { path: rooms, pathNot: doors },
    },
    {
      name: 'rooms-are-entered-by-name',
      comment: 'Another room is imported as #events/x, #projections/x or #modules/x, never by a relative path.',
      severity: 'error',
      from: { path: rooms },
      to: { path: doors, pathNot: '^src/$1/$2/', dependencyTypesNot: ['aliased-subpath-import'] },
    },
    {
      name: 'inside-a-room-imports-are-relative',
      comment: 'A room does not go through its own door: that is how circles begin.',
      severity: 'error',
      from: { path: rooms },
      to: { path: '^src/$1/$2/', dependencyTypes: ['aliased-subpath-import'] },
    },
    {
      name: 'pure-code-without-nest',
      comment: 'domain/, events/kernel and folds know no framework; their specs start none.',
      severity: 'error',
      from: { path: [pure, '\\.projection\\.spec\\.ts$'] },
      to: { path: '(^|/)node_modules/@nestjs/' },
    },
    {
      name: 'pure-code-without-typeorm',
      comment: 'domain/, events/kernel and folds know no database; a fold may name its entity (./x.entity).',
      severity: 'error',
      from: { path: pure, pathNot: specs },
      to: { path: '(^|/)node_modules/typeorm/' },
    },
    {
      name: 'pure-code-without-node',
      comment: 'domain/, events/kernel and folds do no I/O: no module of Node itself.',
      severity: 'error',
      from: { path: pure, pathNot: specs },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'pure-code-without-log',
      comment: 'domain/, events/kernel and folds are given events; they do not know where events are kept.',
      severity: 'error',
      from: { path: pure, pathNot: specs },
      to: { path: '^src/events/store/' },
    },
    {
      name: 'domain-without-read-side',
      comment: 'domain/ gets what it needs as parameters; it may know a row as a type, and no query.',
      severity: 'error',
      from: { path: '^src/modules/[^/]+/domain/', pathNot: specs },
      to: { path: '^src/projections/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'sqlite-has-four-owners',
      comment:
        "better-sqlite3 belongs to events/store (the log, the lock), projections/runner (the read side), modules/logs/store (the process log) and the reader of the old application's files.",
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: [
          '^src/(events/store|projections/runner)/',
          '^src/modules/logs/store/',
          '^src/modules/legacy/source/read-legacy-file\\.ts$',
        ],
      },
      to: { path: '(^|/)node_modules/(@types/)?better-sqlite3/' },
    },
    {
      name: 'tensorflow-has-one-owner',
      comment: 'TensorFlow belongs to modules/training/engine.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/modules/training/engine/' },
      to: { path: '^@tensorflow/|(^|/)node_modules/@tensorflow/' },
    },
    {
      name: 'no-circles',
      comment: 'Whoever is in a circle cannot be understood alone.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'A file that neither imports nor is imported is dead.',
      severity: 'error',
      from: { orphan: true, path: '^src/', pathNot: [specs, entries] },
      to: {},
    },
    {
      name: 'everything-is-reachable',
      comment: 'Code that main.ts, cli.ts and the workers never reach is dead.',
      severity: 'error',
      from: { path: entries },
      to: { path: '^src/', pathNot: [specs, entries], reachable: false },
    },
    {
      name: 'imports-resolve',
      comment: 'An import that resolves to nothing escapes every other rule. tfjs-node is optional and may not be installed.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^@tensorflow/tfjs-node$' },
    },
    {
      name: 'source-imports-source',
      comment: 'The # names mean src/ here (condition "source"); whoever reaches dist/ escapes every other rule.',
      severity: 'error',
      from: { path: '^(src|test)/' },
      to: { path: '^dist/' },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^dist/'] },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'require', 'node', 'default'],
      extensions: ['.ts', '.js', '.cjs', '.json', '.node'],
    },
    skipAnalysisNotInRules: false,
  },
};
