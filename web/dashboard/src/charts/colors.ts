const colors = ['var(--chart-1)', 'var(--chart-2)', 'var(--chart-3)', 'var(--chart-4)', 'var(--chart-5)', 'var(--chart-6)'];

/** The colour of a line, by its place among the lines. */
export const colorOf = (place: number): string => colors[place % colors.length] ?? 'var(--ink)';

/** Whether a line is dashed: its colour is another one's already. */
export const isDashed = (place: number): boolean => place >= colors.length;
