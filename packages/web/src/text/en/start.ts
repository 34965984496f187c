export const start = {
  title: 'Start',
  name: 'Name',
  nameHelp: 'The folder and the image are called so: lower-case words joined by hyphens.',
  portalTitle: 'Title',
  organization: 'Organization',
  release: 'Backstage release',
  presets: 'Presets',
};
