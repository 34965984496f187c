import type { StandInAnswer, StandInCall } from './serve.ts';

/** Something that goes wrong on purpose; sent as JSON to `POST /.faults`. */
export interface Fault {
  /** A regular expression that the path has to fit. */
  readonly path: string;
  /** How many answers it spoils; without it all, until the faults are sent anew. */
  readonly times?: number;
  /** Answers that it lets pass before. */
  readonly after?: number;
  /** The answer is this instead. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** The answer is right, but breaks off in the middle. */
  readonly isCut?: boolean;
  /** Name of a list in the answer whose first item is made worthless. */
  readonly malformed?: string;
}

type Answer = (call: StandInCall) => StandInAnswer | Promise<StandInAnswer>;

/**
 * A stand-in that fails when it is told to, so that one can see what a portal does then. The faults
 * that are sent replace those from before: `[]` ends all of them.
 */
export function withFaults(answer: Answer): Answer {
  let faults: { readonly fault: Fault; passed: number; spoiled: number }[] = [];
  return async (call) => {
    if (call.method === 'POST' && call.path === '/.faults') {
      const sent = JSON.parse(call.body) as readonly Fault[];
      faults = sent.map((fault) => ({ fault, passed: 0, spoiled: 0 }));
      return { status: 204 };
    }
    for (const each of faults) {
      const { path, times = Infinity, after = 0 } = each.fault;
      if (!new RegExp(path).test(call.path) || each.spoiled >= times) continue;
      if (each.passed < after) {
        each.passed += 1;
        continue;
      }
      each.spoiled += 1;
      return spoiled(each.fault, call, answer);
    }
    return answer(call);
  };
}

async function spoiled(fault: Fault, call: StandInCall, answer: Answer): Promise<StandInAnswer> {
  const { status, headers, body, isCut, malformed } = fault;
  if (status !== undefined) return { status, ...(headers ? { headers } : {}), body };
  const right = await answer(call);
  if (malformed === undefined) return isCut ? { ...right, isCut } : right;
  const given = right.body as Readonly<Record<string, unknown>>;
  const items = (given[malformed] ?? []) as readonly unknown[];
  return { ...right, body: { ...given, [malformed]: [{ kind: 'broken' }, ...items.slice(1)] } };
}
