const words: Readonly<Record<string, string>> = {
  better: 'better than chance',
  worse: 'worse than chance',
  'no-evidence': 'no evidence over chance',
};

/** What came of an experiment, in words; nothing before it has ended. */
export const inWords = (verdict: string | undefined): string => (verdict === undefined ? '' : (words[verdict] ?? verdict));
