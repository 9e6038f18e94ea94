/** Something that was counted or measured, what a fair machine gives, and how far apart they are: in standard deviations, null where there is no spread. */
export type Observation = Readonly<{ observed: number; expected: number; z: number | null }>;

/** @param deviation standard deviation under a fair machine */
export const observation = (observed: number, expected: number, deviation: number): Observation => ({
  observed,
  expected,
  z: deviation > 0 ? (observed - expected) / deviation : null,
});

/** How often something with a chance of its own happened in some independent tries. */
export const countObservation = (observed: number, tries: number, chance: number): Observation =>
  observation(observed, tries * chance, Math.sqrt(tries * chance * (1 - chance)));
