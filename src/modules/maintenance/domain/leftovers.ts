/** Where things are left over: under the data directory, among the models, or in the system's directory for temporary files. */
export type Place = 'data' | 'models' | 'temporary';

/** What kind of thing something is by its name. The service gives such names; anything of another name is somebody else's. */
export type Form = 'artifact' | 'unfinished' | 'discarded' | 'damaged' | 'scratch';

/** Something of such a form that is there. */
export type Found = Readonly<{
  place: Place;
  /** Within its place. */
  path: string;
  form: Form;
  bytes: number;
  /** The last change of anything in it, UTC ISO 8601. */
  changedAt: string;
  /** How long ago that was. */
  ageMs: number;
  /** Whether some event refers to it. */
  isReferred: boolean;
  /** Whether an artifact is of a training of this log; true of everything else. */
  isOurs: boolean;
}>;

/** What is left over, and why nobody needs it, or why it is left alone all the same. */
export type Leftover = Pick<Found, 'place' | 'path' | 'form' | 'bytes' | 'changedAt' | 'ageMs'> & Readonly<{ why: string }>;

const hourMs = 3_600_000;

/** How long something must not have changed: what is being made must not be taken for what was left. */
const ageMsMin: Readonly<Record<Form, number>> = {
  artifact: 24 * hourMs,
  unfinished: hourMs,
  discarded: 0,
  damaged: 7 * 24 * hourMs,
  scratch: 24 * hourMs,
};

const reasons: Readonly<Record<Form, string>> = {
  artifact: 'its training was broken off before it was on record: no event refers to it',
  unfinished: 'its writing was broken off',
  discarded: 'an earlier clean-up was broken off before it was gone',
  damaged: 'a damaged process log, which was put aside',
  scratch: 'a check, a verification or a drill that was broken off has left it',
};

const foreign =
  'no event refers to it, but its training is not in this log: it may be of another one, or of what came after a restored moment';

/**
 * Sorts what was found into what can be removed and what is left alone. What an event refers to is in neither, nor is what may still be in the making.
 */
export function sortLeftovers(found: readonly Found[]): Readonly<{ removable: Leftover[]; leftAlone: Leftover[] }> {
  const left = found.filter(({ isReferred, ageMs, form }) => !isReferred && ageMs >= ageMsMin[form]);
  return {
    removable: left.filter(({ isOurs }) => isOurs).map((each) => leftoverOf(each, reasons[each.form])),
    leftAlone: left.filter(({ isOurs }) => !isOurs).map((each) => leftoverOf(each, foreign)),
  };
}

const leftoverOf = ({ isReferred: _, isOurs: __, ...found }: Found, why: string): Leftover => ({ ...found, why });
