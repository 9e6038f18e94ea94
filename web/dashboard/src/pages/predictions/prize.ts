import { money } from '../../parts/numbers';

type Prize = Readonly<{ prize: string; prizeCents: number | null }>;

const words: Readonly<Record<string, string>> = {
  none: 'nothing',
  jackpot: 'the jackpot',
  'pari-mutuel': 'a share of a pool',
};

/** What a ticket has won: its sum where the rules tell it, else what they do tell. */
export const prizeInWords = ({ prize, prizeCents }: Prize, currency: string): string =>
  prize === 'fixed' && prizeCents !== null ? money(prizeCents, currency) : (words[prize] ?? 'unknown');
