import { counted } from '../plural.ts';

export const summary = {
  title: 'What it comes to',
  features: (count: number) => (count === 1 ? 'feature' : 'features'),
  cameAlong: (count: number) => `${count} came along`,
  allChosen: 'each chosen by you',
  packages: (count: number) => (count === 1 ? 'package' : 'packages'),
  unknown: 'unknown',
  unknownWhy: (release: string) =>
    `How many packages is not known before the install: Backstage ${release} has no lockfile here.`,
  installed: (size: string) => `${size} installed`,
  files: (count: number) => (count === 1 ? 'file' : 'files'),
  filesSize: (size: string) => `${size} of source`,
  before: 'As it was before what is to mend.',
  problems: (count: number) =>
    counted(count, 'place to fill in or mend', 'places to fill in or mend'),
  absent: (features: string, release: string) =>
    `Not available on Backstage ${release}: ${features}.`,
  removeAll: (count: number) => (count === 2 ? 'Remove both' : `Remove all ${count}`),
  warnings: (count: number) => counted(count, 'thing worth knowing', 'things worth knowing'),
  environment: (count: number) => counted(count, 'environment variable', 'environment variables'),
  environmentHint: 'The portal starts without them; what needs one says so.',
  needed: (count: number) => `${count} needed`,
  optional: (count: number) => `${count} optional`,
  production: (count: number) => `${count} in production`,
  groups: {
    needed: 'Needed by what you chose',
    optional: 'Optional: works without, with less',
    production: 'In production only',
  },
  obtain: 'Where to get it',
  scopes: (scopes: string) => `Scopes: ${scopes}`,
  forFeatures: (titles: string) => `For ${titles}`,
  noEnvironment: 'No environment variables are needed.',
  open: 'Open the summary',
  /** On the button of the bar below: `12 features`. */
  short: (count: number) => counted(count, 'feature', 'features'),
  shortProblems: (count: number) => `${count} to mend`,
  /** Read out after a change. */
  announced: {
    features: (count: number) => counted(count, 'feature', 'features'),
    packages: (count: number) => counted(count, 'package', 'packages'),
    problems: (count: number) => `${count} to fill in or mend`,
    warnings: (count: number) => counted(count, 'warning', 'warnings'),
    sentence: (parts: string) => `${parts}.`,
  },
};
