import type { Actor } from '../call.ts';
import type { World } from '../world.ts';

export interface GraphqlContext {
  readonly world: World;
  readonly actor: Actor;
}

/** An object of the schema: plain values, and functions of (arguments) for what takes any. */
export type Node = Readonly<Record<string, unknown>> & { readonly __typename: string };
