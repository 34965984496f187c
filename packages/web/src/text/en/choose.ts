export const choose = {
  search: 'Search features',
  add: (title: string) => `Add ${title}`,
  added: (title: string) => `Added ${title}`,
  removed: (title: string) => `Removed ${title}`,
};
