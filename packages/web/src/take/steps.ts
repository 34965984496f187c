import type { EnvironmentVariable, NextStep } from '@stagecraft/engine';
import type { CatalogFeature } from '../catalog/catalog.ts';
import type { Made } from '../worker/protocol.ts';

/** Something to do after the project is there. `id` stays the same for the same thing. */
export type Todo =
  | CallbackTodo
  | { readonly kind: 'secret'; readonly id: string; readonly variable: EnvironmentVariable }
  | { readonly kind: 'start'; readonly id: string }
  | { readonly kind: 'feature'; readonly id: string; readonly step: NextStep }
  | { readonly kind: 'deploy'; readonly id: string };

/** An OAuth app to register for a way to sign in, at addresses that lead back to the portal. */
export interface CallbackTodo {
  readonly kind: 'callback';
  readonly id: string;
  readonly feature: string;
  /** The provider in the words of the portal: "GitHub". */
  readonly provider: string;
  /** The provider's own id, which is in the address. */
  readonly providerId: string;
  /** What the feature says about it, if it does. */
  readonly step: NextStep | undefined;
}

/** Where a portal is reached: origins without a slash at the end. */
export interface Origins {
  readonly frontend: string;
  readonly backend: string;
}

export const LOCAL: Origins = {
  frontend: 'http://localhost:3000',
  backend: 'http://localhost:7007',
};

/** What belongs together. */
export type TodoGroup = 'callback' | 'secret' | 'start' | 'feature' | 'deploy';

/** What is needed in production alone is part of deploying. */
export function groupOf(todo: Todo): TodoGroup {
  return todo.kind === 'secret' && todo.variable.production ? 'deploy' : todo.kind;
}

/**
 * What is to be done for precisely these choices, in the order in which it is done: registering what
 * gives secrets, the secrets, starting, what the features say, deploying.
 */
export function todosOf(
  made: Pick<Made, 'environment' | 'nextSteps' | 'portal'>,
  byId: ReadonlyMap<string, CatalogFeature>,
): readonly Todo[] {
  const callbacks = callbacksOf(made, byId);
  const told = new Set(callbacks.map(({ step }) => step));
  const secretsOf = (wanted: (variable: EnvironmentVariable) => boolean) =>
    made.environment
      .filter(wanted)
      .map((variable) => ({ kind: 'secret' as const, id: `secret:${variable.name}`, variable }));
  return [
    ...callbacks,
    ...secretsOf(({ production, optional }) => !production && !optional),
    ...secretsOf(({ production, optional }) => !production && optional),
    { kind: 'start', id: 'start' },
    ...featureTodos(made.nextSteps, told),
    ...secretsOf(({ production }) => production),
    { kind: 'deploy', id: 'deploy' },
  ];
}

/** What a feature says of local running, for a portal that runs at other ports. */
export function atOrigins(text: string, { frontend, backend }: Origins): string {
  return text.replaceAll(LOCAL.frontend, frontend).replaceAll(LOCAL.backend, backend);
}

/** Where an OAuth provider sends people back to. */
export function callbackUrl(backend: string, providerId: string): string {
  return `${backend}${callbackPath(providerId)}`;
}

/** The address of a portal in production from what a person typed: `portal.acme.example`. */
export function productionOrigin(typed: string): string | undefined {
  const host = typed
    .trim()
    .replace(/^https?:\/\//i, '')
    .replace(/\/.*$/, '');
  return /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?$/i.test(host)
    ? `https://${host.toLowerCase()}`
    : undefined;
}

/** The line of `.env` for a variable, to be filled in. */
export function envLine({ name }: Pick<EnvironmentVariable, 'name'>): string {
  return `${name}=`;
}

/** Known by their place among those of the feature: their titles are in the language of the page. */
function featureTodos(
  steps: readonly NextStep[],
  told: ReadonlySet<NextStep | undefined>,
): readonly Todo[] {
  const counts = new Map<string, number>();
  return steps.flatMap((step) => {
    const count = (counts.get(step.feature) ?? 0) + 1;
    counts.set(step.feature, count);
    const id = `step:${step.feature}:${count}`;
    return told.has(step) ? [] : [{ kind: 'feature' as const, id, step }];
  });
}

function callbacksOf(
  { nextSteps, portal }: Pick<Made, 'nextSteps' | 'portal'>,
  byId: ReadonlyMap<string, CatalogFeature>,
): CallbackTodo[] {
  return portal.signIn.flatMap(({ feature, title }) => {
    const signIn = byId.get(feature)?.signIn;
    // Without an API of its own it is no provider: guests.
    if (signIn?.api === undefined) return [];
    const path = callbackPath(signIn.id);
    return [
      {
        kind: 'callback' as const,
        id: `callback:${feature}`,
        feature,
        provider: title,
        providerId: signIn.id,
        step: nextSteps.find((step) => step.feature === feature && step.body.includes(path)),
      },
    ];
  });
}

function callbackPath(providerId: string): string {
  return `/api/auth/${providerId}/handler/frame`;
}
