/** Skill as people read it: `+0.0031 nats a draw`. */
export const natsADraw = (skill: number): string => `${signed(skill)} nats a draw`;

/** With its sign, in two digits. */
export const signed = (value: number): string => `${value < 0 ? '−' : '+'}${Math.abs(value).toPrecision(2)}`;
