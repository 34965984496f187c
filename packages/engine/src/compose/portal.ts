import type { ChosenFeature, Selection } from '../blueprint/resolve.ts';
import { applies } from '../library/condition.ts';
import { SIDEBAR_SECTIONS, type FeatureDefinition } from '../library/feature.ts';
import { interpolateText } from '../library/interpolate.ts';

export type SidebarSection = (typeof SIDEBAR_SECTIONS)[number];

/** One thing that a person sees in the portal, and the feature that brings it. */
export interface PortalItem {
  /** As the portal shows it. */
  readonly title: string;
  /** Id of the feature. */
  readonly feature: string;
}

export interface PortalSidebarItem extends PortalItem {
  readonly section: SidebarSection;
}

/** A tab or a card of a component's page. */
export interface PortalEntityItem extends PortalItem {
  /** It is on the pages of components that have these annotations; on all of them when empty. */
  readonly annotations: readonly string[];
}

export interface PortalCard extends PortalEntityItem {
  /** In the narrow column beside the others. */
  readonly aside: boolean;
}

/** What the portal will show. Each list is in the order in which the portal has it. */
export interface PortalSketch {
  readonly title: string;
  readonly organization: string;
  readonly signIn: readonly PortalItem[];
  readonly sidebar: readonly PortalSidebarItem[];
  readonly entityTabs: readonly PortalEntityItem[];
  readonly entityCards: readonly PortalCard[];
  readonly homeWidgets: readonly PortalItem[];
  /** Absent when nothing can be searched. */
  readonly search?: { readonly engine: string; readonly sources: readonly PortalItem[] };
  /** What acts unseen, and where. */
  readonly elsewhere: readonly { readonly text: string; readonly feature: string }[];
}

type Portal = NonNullable<FeatureDefinition['portal']>;
type Listed = 'sidebar' | 'entityTabs' | 'entityCards' | 'homeWidgets';

/** A part of a feature that applies, with its title as it will be shown. */
interface Found<Part> extends PortalItem {
  readonly part: Part;
  readonly annotations: readonly string[];
  /** The plugin of ours that shows it. */
  readonly plugin: string | undefined;
}

/** The picture of the portal that a selection makes. */
export function portalOf(
  selection: Pick<Selection, 'title' | 'organization' | 'chosen'>,
): PortalSketch {
  const chosen = [...selection.chosen.values()];
  const search = searchOf(chosen);
  return {
    title: selection.title,
    organization: selection.organization,
    signIn: signInOf(chosen),
    sidebar: sidebarOf(chosen),
    entityTabs: itemsOf(chosen, 'entityTabs').map(entityItem),
    entityCards: itemsOf(chosen, 'entityCards').map((found) => ({
      ...entityItem(found),
      aside: found.part.aside === true,
    })),
    homeWidgets: itemsOf(chosen, 'homeWidgets').map(plainItem),
    ...(search === undefined ? {} : { search }),
    elsewhere: elsewhereOf(chosen),
  };
}

/** Guests come first on the sign-in page. */
function signInOf(chosen: readonly ChosenFeature[]): PortalItem[] {
  return chosen
    .flatMap(({ feature: { id, signIn }, scope }) =>
      signIn !== undefined && applies(signIn, scope)
        ? [{ ...signIn, title: interpolateText(signIn.title, scope), id }]
        : [],
    )
    .toSorted((a, b) => Number(a.api !== undefined) - Number(b.api !== undefined))
    .map(({ id, title }) => ({ title, feature: id }));
}

function sidebarOf(chosen: readonly ChosenFeature[]): PortalSidebarItem[] {
  const items = itemsOf(chosen, 'sidebar').map((found) => ({
    ...plainItem(found),
    section: found.part.section ?? 'pages',
  }));
  return SIDEBAR_SECTIONS.flatMap((section) => {
    const ofSection = items.filter((item) => item.section === section);
    return section === 'pages' ? ofSection.toSorted(byTitle) : ofSection;
  });
}

function searchOf(chosen: readonly ChosenFeature[]): PortalSketch['search'] {
  const engine = findParts(chosen, (portal) => portal.search?.engine)[0];
  if (engine === undefined) return undefined;
  const sources = findParts(chosen, (portal) => portal.search?.sources);
  return { engine: engine.title, sources: inOrder(sources).map(plainItem) };
}

function elsewhereOf(chosen: readonly ChosenFeature[]): PortalSketch['elsewhere'] {
  return chosen.flatMap(({ feature, scope }) =>
    (feature.portal?.elsewhere ?? [])
      .filter((part) => applies(part, scope))
      .map(({ text }) => ({ text: interpolateText(text, scope), feature: feature.id })),
  );
}

function itemsOf<List extends Listed>(
  chosen: readonly ChosenFeature[],
  list: List,
): Found<NonNullable<Portal[List]>[number]>[] {
  return onceEach(inOrder(findParts(chosen, (portal) => portal[list])));
}

/** Features that bring the same plugin of ours show one part of it, not one each. */
function onceEach<Each extends Found<unknown>>(items: readonly Each[]): Each[] {
  const kept: Each[] = [];
  for (const item of items) {
    const isSame = ({ plugin, title }: Each) => plugin === item.plugin && title === item.title;
    const at = item.plugin === undefined ? -1 : kept.findIndex(isSame);
    const known = kept[at];
    if (known === undefined) kept.push(item);
    else {
      const annotations = [...new Set([...known.annotations, ...item.annotations])];
      kept[at] = { ...known, annotations };
    }
  }
  return kept;
}

function findParts<Part extends { title: string } & Parameters<typeof applies>[0]>(
  chosen: readonly ChosenFeature[],
  partsOf: (portal: Portal) => readonly Part[] | undefined,
): Found<Part>[] {
  return chosen.flatMap(({ feature, scope }) =>
    (feature.portal === undefined ? [] : (partsOf(feature.portal) ?? []))
      .filter((part) => applies(part, scope))
      .map((part) => ({
        part,
        title: interpolateText(part.title, scope),
        feature: feature.id,
        annotations: Object.keys(feature.annotations ?? {}),
        plugin: pluginOf(feature.plugins),
      })),
  );
}

function pluginOf([first]: FeatureDefinition['plugins'] & {} = []): string | undefined {
  return typeof first === 'string' ? first : first?.name;
}

function inOrder<Each extends Found<{ order?: number | undefined }>>(items: Each[]): Each[] {
  return items.toSorted((a, b) => (a.part.order ?? 0) - (b.part.order ?? 0));
}

function plainItem({ title, feature }: PortalItem): PortalItem {
  return { title, feature };
}

function entityItem({ title, feature, annotations }: Found<unknown>): PortalEntityItem {
  return { title, feature, annotations };
}

function byTitle(a: PortalItem, b: PortalItem): number {
  return a.title < b.title ? -1 : a.title > b.title ? 1 : 0;
}
