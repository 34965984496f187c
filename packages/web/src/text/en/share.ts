import { counted } from '../plural.ts';

export const share = {
  share: 'Share',
  shareKey: 'Share: copy the link',
  title: 'Share this portal',
  link: 'the link',
  length: (characters: number) => counted(characters, 'character', 'characters'),
  linkCopied: 'Copied.',
  noSecret: 'No secret is in it.',
  staysLocal: 'The choices stand after the #, which browsers send to no server.',
  ownMachine:
    'The address is that of this machine. Others paste the link into the import of their own Stagecraft.',
  curl: 'the command for a terminal',
  curlTitle: 'For a terminal',
  curlToken: 'STAGECRAFT_TOKEN is the token in the address that `stagecraft serve` printed.',
  markdown: 'the link as Markdown',
  markdownTitle: 'For a document, as Markdown',
  none: 'There is no link for these choices.',
  secretIn: (field: string, feature: string) =>
    `“${field}” of ${feature} holds what looks like a secret, and a link never holds one.`,
  secretInField: (field: string) =>
    `“${field}” holds what looks like a secret, and a link never holds one.`,
  secretFix: 'Take it out; secrets go into the environment of the project.',
  toField: 'Go to the field',
  notYet: 'The link is being made.',
  copyWhat: (what: string) => `Copy ${what}`,
  copiedWhat: (what: string) => `Copied ${what}`,
  copyRefused: 'The browser does not let the page copy. The text is selected: copy it by hand.',
  broken: {
    title: 'The link could not be opened',
    kept: 'What was chosen before is still here.',
    afresh: 'Start afresh',
    keep: 'Go on with these choices',
  },
  history: {
    title: 'Portals you worked on',
    open: 'Portals you worked on',
    local: 'Kept in this browser only.',
    empty: 'Nothing here yet',
    emptyHint:
      'Choose a feature or give your portal a name, and it is listed here to come back to.',
    star: (name: string) => `Keep ${name} as a favourite`,
    rename: (name: string) => `Rename ${name}`,
    renameLabel: 'Name in this list',
    save: 'Save',
    cancel: 'Cancel',
    remove: (name: string) => `Delete ${name} from the list`,
    removed: (name: string) => `Deleted ${name} from the list`,
    removeAll: 'Delete all',
    removeAllSure: (count: number) => `Delete ${counted(count, 'entry', 'entries')}?`,
    removeAllYes: 'Delete',
  },
};
