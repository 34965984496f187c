import { counted } from '../plural.ts';

export const portal = {
  title: 'Your portal',
  scene: 'Page of the portal',
  scenes: { signIn: 'Sign-in', home: 'Home', component: 'Component', search: 'Search' },
  isNew: 'new',
  hint: 'Point at a part to see what brings it.',
  fresh: (titles: string) => `New: ${titles}`,
  fold: 'Fold the sketch',
  unfold: 'Unfold the sketch',
  picture: (scene: string) => `Sketch of the portal: ${scene}`,
  groups: {
    provider: 'Ways to sign in',
    sidebar: 'Sidebar',
    widget: 'Home page',
    tab: 'Tabs of a component',
    card: 'Cards of a component',
    source: 'What search finds',
    engine: 'Search engine',
  },
  kinds: {
    provider: 'way to sign in',
    sidebar: 'sidebar item',
    widget: 'card of the home page',
    tab: 'tab of a component',
    card: 'card of a component',
    source: 'searched as well',
    engine: 'search engine',
  },
  /** `tab of a component, from Jenkins`. */
  from: (kind: string, feature: string) => `${kind}, from ${feature}`,
  also: 'Also',
  alsoMore: (count: number) => `and ${counted(count, 'more thing', 'more things')} unseen`,
  alsoLess: 'Show less',
  /** What the picture says, for those who do not see it. */
  words: {
    shows: 'Your portal shows:',
    none: (group: string) => `${group}: nothing yet.`,
  },
  empty: {
    signIn: { says: 'Nobody can sign in yet.', fix: 'Choose how people sign in' },
    home: { says: 'No home page: people begin in the catalog.', fix: 'Add a home page' },
    search: { says: 'Nothing can be searched yet.', fix: 'Add search' },
  },
  /** What Backstage writes on its own pages, and a component to show them with. */
  sample: {
    component: 'payments-api',
    kind: 'Component · service',
    owner: 'Owner',
    ownerName: 'payments',
    lifecycle: 'Lifecycle',
    lifecycleName: 'production',
    signIn: 'Sign in',
    term: 'payments',
    all: 'All',
    resultType: 'Result type',
    engine: 'Engine',
  },
};
