/** A question that the numbers answer, by a rule: the answer in words, and the facts behind it. */
export type Insight = Readonly<{ id: string; question: string; answer: string; facts: Readonly<Record<string, unknown>> }>;
