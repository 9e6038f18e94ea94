/** A sample of the text format of Prometheus. */
export type Sample = Readonly<{ name: string; labels: Readonly<Record<string, string>>; value: number }>;

const sampleLine = /^([a-z_:][a-z0-9_:]*)(?:\{(.*)\})? (\S+)$/i;
const label = /([a-z_]\w*)="((?:[^"\\]|\\.)*)"(?:,|$)/gi;
const commentLine = /^# (HELP \w+ \S.*|TYPE \w+ (counter|gauge|histogram|summary))$/;

/** Every sample. @throws Error for a line that is neither a sample nor a comment, and for a sample whose metric was not announced */
export function samplesIn(text: string): Sample[] {
  const announced = new Set<string>();
  return text.split('\n').flatMap((line) => {
    if (line === '') return [];
    if (line.startsWith('#')) {
      if (!commentLine.test(line)) throw new Error(`no comment: ${line}`);
      announced.add(line.split(' ')[2] as string);
      return [];
    }
    return [sampleOf(line, announced)];
  });
}

function sampleOf(line: string, announced: ReadonlySet<string>): Sample {
  const [, name = '', text = '', number = ''] = sampleLine.exec(line) ?? [];
  const labels = [...text.matchAll(label)];
  const isWhole = labels.map(([whole]) => whole).join('') === text;
  const value = number === '+Inf' ? Number.POSITIVE_INFINITY : Number(number);
  if (name === '' || !isWhole || (number !== 'Nan' && Number.isNaN(value))) throw new Error(`no sample: ${line}`);
  if (!announced.has(name) && !announced.has(name.replace(/_(bucket|sum|count)$/, ''))) throw new Error(`not announced: ${line}`);
  return { name, labels: Object.fromEntries(labels.map(([, key = '', of = '']) => [key, of])), value };
}
