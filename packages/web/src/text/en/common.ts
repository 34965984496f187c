export const common = {
  app: 'Stagecraft',
  skipToMain: 'Skip to the choices',
  theme: { label: 'Theme', system: 'As the system', light: 'Light', dark: 'Dark' },
  language: 'Language',
  loading: 'Loading what can be chosen',
  loadFailed: 'What can be chosen could not be loaded.',
  loadFailedFix: 'Check the connection, and try again.',
  retry: 'Try again',
  close: 'Close',
  copy: 'Copy',
  copied: 'Copied',
  contents: 'Contents',
};
