/** Every page that is shown, by the name of its picture. Ids are those of the story. */
export const pages = ({ model, set, experiment, backtest }) => [
  { name: 'today', path: '/', title: 'Today: what comes next, what is on record for it, and how good any of it has been' },
  { name: 'draws', path: '/draws', title: 'Draws: the history, with filters that are in the address' },
  { name: 'draws-import', path: '/draws?tab=import', title: 'Draws: a file is dropped, and tried before anything changes' },
  { name: 'draws-completeness', path: '/draws?tab=completeness', title: 'Draws: what the calendar says should be there, and what is' },
  {
    name: 'explore-frequency',
    path: '/explore?topic=frequency',
    title: 'Explore: how often each ball came, before the band of a fair machine',
  },
  { name: 'explore-pairs', path: '/explore?topic=pairs', title: 'Explore: how often two balls came together' },
  { name: 'explore-fairness', path: '/explore?topic=fairness', title: 'Explore: whether the machine is fair, in words first' },
  { name: 'models', path: '/models', title: 'Models: what they stand in for, and which of them predicts' },
  { name: 'models-train', path: '/models?tab=train', title: 'Models: a form made of what an algorithm can be set to' },
  { name: 'model', path: `/models/${model}`, title: 'A model: its card, and its record beside chance' },
  { name: 'experiments', path: '/experiments', title: 'Experiments: the search for the best model' },
  { name: 'experiment', path: `/experiments/${experiment}`, title: 'An experiment: its verdict on draws that nothing was chosen by' },
  { name: 'predictions', path: '/predictions', title: 'Predictions: every set, by draw and by what it stands in for' },
  { name: 'prediction', path: `/predictions/${set}`, title: 'A prediction: what came of it, where it comes from, and its proof' },
  { name: 'backtests', path: '/backtests', title: 'Backtests: how algorithms would have done' },
  { name: 'backtest', path: `/backtests/${backtest}`, title: 'A backtest: the purses beside those of random tickets' },
  { name: 'record', path: '/record', title: 'Record: every event, and the way to any moment' },
  { name: 'record-then', path: '/record?asOf=position:1400', title: 'Record: the state as it was then' },
  { name: 'system', path: '/system', title: 'System: each part of the service' },
  { name: 'system-logs', path: '/system?tab=logs', title: 'System: what happened, as lines to read' },
];

/** How each of them is shown. */
export const looks = ['light', 'dark'].flatMap((theme) => [
  { theme, width: 'wide', options: { viewport: { width: 1440, height: 900 } } },
  { theme, width: 'narrow', options: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true } },
]);

/** The file of a picture. */
export const fileOf = (name, { theme, width }) => `${name}-${theme}-${width}.webp`;

/** A page that shows all of them. */
export const gallery = (shown) => `# What Hindcast looks like

\`npm run screenshots\` makes these pictures: it plays the same story each time on the built service, over the synthetic sample and draws that a seeded
generator makes up. No lottery has drawn any of these numbers.
${shown.map(section).join('')}`;

const section = ({ name, title }) => `
## ${title}

${looks.map((look) => `<img src="${fileOf(name, look)}" alt="${look.theme}, ${look.width}" width="${look.width === 'wide' ? 620 : 170}" />`).join('\n')}
`;
