import type { Condition } from '#modules/platform';

/** How a model's artifact is, as alerts are told: `message` says what is wrong with it, null that it is as it is on record. */
export const artifactCondition = (model: Readonly<{ id: string; game: string }>, message: string | null): Condition => ({
  alertId: `artifact-${model.id}`,
  kind: 'artifact-corrupt',
  game: model.game,
  message,
});
