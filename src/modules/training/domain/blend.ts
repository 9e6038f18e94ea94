import { isRejection, type Rejection, reject } from '#events/kernel';
import { algorithmNamed, type Hyperparameters, resolveHyperparameters } from './algorithms';
import type { PoolProbabilities } from './draw-history';

/** One of the algorithms that a blend is made of, and its share of every chance. */
export type BlendMember = Readonly<{ algorithm: string; hyperparameters: Hyperparameters; weight: number }>;
/** A member as somebody asks for it: the weights need not sum to 1. */
export type BlendMemberWish = Readonly<{
  algorithm: string;
  hyperparameters?: Readonly<Record<string, number>> | undefined;
  weight: number;
}>;

/** Members that a blend may have. */
const membersMax = 20;

/** A blend's members with their hyperparameters filled in and their weights summing to 1, or a refusal. No other algorithm has members. */
export function resolveMembers(algorithm: string, wished: readonly BlendMemberWish[]): BlendMember[] | Rejection {
  if (algorithm !== 'blend') return wished.length === 0 ? [] : reject('invalid-members', `${algorithm} has no members; a blend has`);
  if (wished.length === 0 || wished.length > membersMax)
    return reject('invalid-members', `a blend has from 1 to ${membersMax} members, not ${wished.length}`);
  if (wished.some((member) => member.algorithm === 'blend')) return reject('invalid-members', 'a blend is not a member of a blend');
  const light = wished.find(({ weight }) => !(weight > 0 && Number.isFinite(weight)));
  if (light) return reject('invalid-members', `the weight of ${light.algorithm} must be above 0`);
  const total = wished.reduce((sum, { weight }) => sum + weight, 0);
  const members: BlendMember[] = [];
  for (const member of wished) {
    const hyperparameters = resolveHyperparameters(member.algorithm, member.hyperparameters ?? {});
    if (isRejection(hyperparameters)) return hyperparameters;
    members.push({ algorithm: member.algorithm, hyperparameters, weight: member.weight / total });
  }
  return members;
}

/** Draws of the era that an algorithm needs at least; a blend needs what the neediest of its members does. */
export const minimumDrawsOf = (algorithm: string, members: readonly BlendMember[]): number =>
  Math.max(...[algorithm, ...members.map((member) => member.algorithm)].map((name) => algorithmNamed(name)?.minimumDraws ?? 0));

/** The weighted mean of chances. */
export function blended(weights: readonly number[], chances: readonly PoolProbabilities[]): PoolProbabilities {
  const pools = Object.entries(chances[0] ?? {});
  return Object.fromEntries(
    pools.map(([name, balls]) => [
      name,
      balls.map((_, ball) => chances.reduce((sum, each, member) => sum + (weights[member] as number) * (each[name]?.[ball] as number), 0)),
    ]),
  );
}
