const grouped = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

/** 1,234,567 */
export const count = (value: number): string => grouped.format(value);

/** 12.3 % */
export const percent = (share: number, digits = 1): string => `${(share * 100).toFixed(digits)} %`;

/** With its sign: +0.012 */
export const signed = (value: number, digits = 3): string => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(digits)}`;

/** Money from cents: $1,234.50 */
export const money = (cents: number, currency = 'USD'): string =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).format(cents / 100);

const sizes = ['bytes', 'kB', 'MB', 'GB', 'TB'];

/** 48.2 kB */
export function fileSize(bytes: number): string {
  const thousands = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), sizes.length - 1);
  return `${(bytes / 1_000 ** thousands).toFixed(thousands === 0 ? 0 : 1)} ${sizes[thousands]}`;
}

/** 2026-11-20 17:00:01 UTC */
export const time = (utc: string): string => `${utc.slice(0, 19).replace('T', ' ')} UTC`;

/** 380 ms, 12.3 s, 4 min 5 s */
export function duration(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  const seconds = ms / 1_000;
  return seconds < 60 ? `${seconds.toFixed(1)} s` : `${Math.floor(seconds / 60)} min ${Math.floor(seconds % 60)} s`;
}
