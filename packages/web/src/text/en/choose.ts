import { counted } from '../plural.ts';

export const choose = {
  search: 'Search features',
  add: (title: string) => `Add ${title}`,
  remove: (title: string) => `Remove ${title}`,
  added: (title: string) => `Added ${title}`,
  removed: (titles: string) => `Removed ${titles}`,
  takeRelease: (release: string) => `Use Backstage ${release}`,
  set: (title: string, option: string, value: string) => `Set ${option} of ${title} to ${value}`,
  always: 'Part of every portal',
  comesWith: (titles: string) => `Comes with ${titles}`,
  neededBy: (titles: string) => `Needed by ${titles}`,
  alsoAdds: (titles: string) => `Also adds ${titles}`,
  needIt: (titles: string, count: number) => `${titles} ${count === 1 ? 'needs' : 'need'} it.`,
  removeTogether: (count: number) => (count === 2 ? 'Remove both' : `Remove all ${count}`),
  keep: 'Keep',
  conflict: (title: string, because: string) => `Can’t go together with ${title}: ${because}`,
  needsOneOf: (titles: string) => `Needs one of these: ${titles}.`,
  notOnRelease: (title: string, release: string, range: string) =>
    `${title} is not there on Backstage ${release}: it works on ${range}.`,
  packageMissing: (title: string, release: string, name: string) =>
    `${title} is not there on Backstage ${release}: it has no ${name}.`,
  chosen: (count: number) => counted(count, 'chosen', 'chosen'),
};
