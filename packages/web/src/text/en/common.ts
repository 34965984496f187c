export const common = {
  app: 'Stagecraft',
  /** In the title of the browser's tab. */
  pageTitle: (portal: string) => `${portal} · Stagecraft`,
  skipToMain: 'Skip to the choices',
  theme: { label: 'Theme', system: 'As the system', light: 'Light', dark: 'Dark' },
  language: 'Language',
  settings: 'More settings',
  release: {
    label: 'Backstage release',
    short: 'Backstage',
    /** `1.55.0 · proven`. */
    option: (version: string, state: string) => `${version} · ${state}`,
    proven: 'proven',
    locked: 'lockfile',
    unlocked: 'no lockfile',
    chose: (version: string) => `Chose Backstage ${version}`,
  },
  presets: 'Presets',
  presetsReplace: (count: number) =>
    count === 0
      ? 'Chooses all of these at once.'
      : `Takes the place of ${count === 1 ? 'your choice' : `your ${count} choices`}. Name and texts stay.`,
  undo: 'Undo',
  loading: 'Loading what can be chosen',
  loadFailed: 'What can be chosen could not be loaded.',
  loadFailedFix: 'Check the connection, and try again.',
  partFailed: 'This part of the page could not be loaded.',
  retry: 'Try again',
  close: 'Close',
  copy: 'Copy',
  copied: 'Copied',
  contents: 'Contents',
  beside: 'Your portal and what it comes to',
  crashed: {
    title: 'This page stopped working',
    says: 'It is a mistake of ours. What you chose is not lost: copy it, then load the page again.',
    link: 'Copy the link to my choices',
    linkName: 'the link',
    yaml: 'Copy stagecraft.yaml',
    reload: 'Load the page again',
    detail: 'What went wrong',
  },
};
