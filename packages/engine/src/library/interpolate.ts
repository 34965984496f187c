import { StagecraftError } from '../errors.ts';
import type { Scope } from './condition.ts';

// `${{ … }}` is the Scaffolder's own and stays.
const WHOLE = /^\{\{\s*([^{}]+?)\s*\}\}$/;
const PART = /(?<!\$)\{\{\s*([^{}]+?)\s*\}\}/g;

/** What a path begins with that is no own option: an option of such a name would never be seen. */
export const BUILT_IN_NAMES: readonly string[] = ['project', 'features', 'standIn', 'config'];

/**
 * Looks a path up: `organization` (an own option), `project.title`, `features.github.host`.
 * Undefined when the option is not set.
 */
export function lookUp(path: string, scope: Scope): unknown {
  const [head = '', ...rest] = path.split('.');
  if (head === 'project') return scope.project[rest[0] as keyof Scope['project']];
  if (head === 'standIn' && scope.standIn !== undefined) return scope.standIn[rest[0] ?? ''];
  if (head === 'config' && scope.config !== undefined) return valueAt(scope.config, rest);
  if (head === 'features') {
    const [feature = '', option = ''] = rest;
    return scope.features.get(feature)?.[option];
  }
  if (rest.length > 0) {
    throw new StagecraftError({
      code: 'BAD_INTERPOLATION',
      message: `{{ ${path} }} does not name an option.`,
      fix: 'Use an option of the feature, project.<field> or features.<id>.<option>.',
    });
  }
  return scope.options[head];
}

/** `integrations.github.0.token` of a configuration; undefined where there is no such key. */
function valueAt(config: unknown, keys: readonly string[]): unknown {
  let value = config;
  for (const key of keys) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[key];
  }
  return value;
}

/** What the placeholders of a text stand for, in their order. */
export function fillingOf(text: string, scope: Scope): readonly unknown[] {
  return [...text.matchAll(PART)].map(([, path = '']) => lookUp(path, scope));
}

/** Keeps the type of an option when the text is nothing but `{{ path }}`. */
export function interpolateValue(text: string, scope: Scope): unknown {
  const whole = WHOLE.exec(text);
  return whole?.[1] === undefined ? interpolateText(text, scope) : lookUp(whole[1], scope);
}

export function interpolateText(text: string, scope: Scope): string {
  if (!text.includes('{{')) return text;
  return text.replace(PART, (_, path: string) => String(lookUp(path, scope) ?? ''));
}
