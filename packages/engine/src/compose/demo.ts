import { parse } from 'yaml';
import type { ChosenFeature } from '../blueprint/resolve.ts';
import { applies } from '../library/condition.ts';
import type { StandInUse } from '../library/feature.ts';
import { interpolateText, interpolateValue } from '../library/interpolate.ts';
import type { Origin } from './tree.ts';

/** A stand-in that demo mode starts, and who asks it. */
export interface DemoStandIn {
  readonly id: string;
  readonly features: readonly Origin[];
}

/** What a portal is started with in demo mode, over its own configuration. */
export interface DemoSettings {
  /** app-config. */
  readonly config: Readonly<Record<string, unknown>>;
  readonly environment: Readonly<Record<string, string>>;
  /** Of the demo's component. */
  readonly annotations: Readonly<Record<string, string>>;
  /** Hosts whose requests go to a stand-in: its address by host. */
  readonly hosts: Readonly<Record<string, string>>;
}

/** What a running stand-in gave: its `url` and more, by name. */
export type StandInValues = Readonly<Record<string, string>>;

/** The stand-ins that the chosen features have, each once. */
export function demoStandIns(chosen: Iterable<ChosenFeature>): DemoStandIn[] {
  const found = new Map<string, Origin[]>();
  for (const { use, origin } of usesOf(chosen)) {
    found.set(use.standIn, [...(found.get(use.standIn) ?? []), origin]);
  }
  return [...found]
    .map(([id, features]) => ({ id, features: [...new Set(features)] }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** How a portal is pointed at the stand-ins that run; those that don't are left alone. */
export function demoSettings(
  chosen: Iterable<ChosenFeature>,
  standIns: ReadonlyMap<string, StandInValues>,
): DemoSettings {
  const settings = {
    config: {} as Record<string, unknown>,
    environment: {} as Record<string, string>,
    annotations: {} as Record<string, string>,
    hosts: {} as Record<string, string>,
  };
  for (const { use, scope: own } of usesOf(chosen)) {
    const standIn = standIns.get(use.standIn);
    if (standIn === undefined) continue;
    const scope = { ...own, standIn };
    const fill = (texts: Readonly<Record<string, string>> = {}) =>
      Object.fromEntries(
        Object.entries(texts).map(([name, text]) => [name, interpolateText(text, scope)]),
      );
    Object.assign(settings.environment, fill(use.environment));
    Object.assign(settings.annotations, fill(use.annotations));
    for (const host of use.hosts ?? []) {
      settings.hosts[interpolateText(host, scope)] = standIn['url'] ?? '';
    }
    const config = filled(parse(use.config ?? '{}'), (text) => interpolateValue(text, scope));
    settings.config = mergeConfig(settings.config, config) as Record<string, unknown>;
  }
  return settings;
}

/**
 * As Backstage merges its files: maps by key, all else is replaced. Lists of demo parts add up,
 * unless they are to be replaced too.
 */
export function mergeConfig(
  base: unknown,
  over: unknown,
  lists: 'added' | 'replaced' = 'added',
): unknown {
  if (lists === 'added' && Array.isArray(base) && Array.isArray(over)) {
    return [...(base as unknown[]), ...(over as unknown[])];
  }
  if (!isMapping(base) || !isMapping(over)) return over;
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(over)) {
    merged[key] = mergeConfig(merged[key], value, lists);
  }
  return merged;
}

/** A likely mistake of who configures a feature, and what is then seen. */
export interface FilledMistake {
  readonly feature: Origin;
  readonly title: string;
  readonly environment: Readonly<Record<string, string>>;
  /** app-config over that of demo mode. */
  readonly config: Readonly<Record<string, unknown>>;
  readonly page: string | undefined;
  /** Who tries to sign in; what is shown is where that ends. */
  readonly signIn: { readonly provider: string; readonly person: string } | undefined;
  /** What the portal shows on the page. */
  readonly shows: readonly string[];
  /** What the doctor says. */
  readonly doctor: string | undefined;
}

/** The mistakes that a chosen feature names, with the values of its stand-in where that runs. */
export function mistakesOf(
  { feature, scope: own }: ChosenFeature,
  standIns: ReadonlyMap<string, StandInValues>,
): FilledMistake[] {
  const use = feature.demo?.find((each) => applies(each, own));
  const scope = { ...own, standIn: standIns.get(use?.standIn ?? '') ?? {} };
  const fill = (text: string) => interpolateText(text, scope);
  return (feature.mistakes ?? [])
    .filter((mistake) => applies(mistake, own))
    .map(({ title, environment = {}, config, page, signIn, shows = [], doctor }) => ({
      feature: feature.id,
      title: fill(title),
      environment: Object.fromEntries(
        Object.entries(environment).map(([name, value]) => [name, fill(value)]),
      ),
      config: filled(parse(config ?? '{}'), (text) => interpolateValue(text, scope)) as Record<
        string,
        unknown
      >,
      page: page === undefined ? undefined : fill(page),
      signIn: signIn && { ...signIn, provider: fill(signIn.provider) },
      shows: shows.map(fill),
      doctor: doctor === undefined ? undefined : fill(doctor),
    }));
}

function* usesOf(chosen: Iterable<ChosenFeature>) {
  for (const { feature, scope } of chosen) {
    for (const use of feature.demo ?? []) {
      if (applies(use, scope)) yield { use: use satisfies StandInUse, scope, origin: feature.id };
    }
  }
}

function filled(value: unknown, fill: (text: string) => unknown): unknown {
  if (typeof value === 'string') return fill(value);
  if (Array.isArray(value)) return value.map((each) => filled(each, fill));
  if (!isMapping(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, each]) => [String(fill(key)), filled(each, fill)] as const)
      // Without a value the key is left out, as in a project's configuration.
      .filter(([, each]) => each !== undefined),
  );
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
