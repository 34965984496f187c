import { counted } from '../plural.ts';

export const start = {
  title: 'Start',
  name: 'Name',
  nameHelp: 'Lower-case words joined by hyphens.',
  portalTitle: 'Title',
  titleHelp: 'What the portal calls itself.',
  organization: 'Organization',
  organizationHelp: 'Whose portal it is.',
  optional: 'Optional',
  release: 'Backstage release',
  presets: 'Presets',
  presetsHelp: 'Something to begin with. Everything can be changed after.',
  features: (count: number) => counted(count, 'feature', 'features'),
  choosePreset: (title: string) => `Preset ${title}`,
  presetChosen: (title: string, count: number, before: number) =>
    `${title}: ${counted(count, 'feature', 'features')} in place of your ${counted(before, 'choice', 'choices')}.`,
  presetLeftOut: (titles: string, release: string) =>
    `Not available on Backstage ${release}, and left out: ${titles}.`,
  import: {
    open: 'Import a blueprint',
    help: 'Paste a stagecraft.yaml or a link to a portal, drop a file anywhere on the page, or choose one. What you have chosen stays until you take the import over.',
    chooseFile: 'Choose a file',
    editor: 'Blueprint or link to import',
    loading: 'Loading the editor',
    drop: 'Drop the stagecraft.yaml to import it',
    notText: (file: string) => `${file} is not a text file.`,
    notTextFix: 'Choose the stagecraft.yaml at the root of a project.',
    valid: (name: string, count: number, release: string) =>
      `${name}: ${counted(count, 'feature', 'features')} on Backstage ${release}.`,
    replaces: (count: number) => `Replaces your ${counted(count, 'choice', 'choices')}.`,
    same: 'The same as what is chosen now.',
    added: 'Adds',
    removed: 'Removes',
    changed: 'Changes the options of',
    fields: {
      name: 'Name',
      title: 'Title',
      organization: 'Organization',
      release: 'Backstage release',
    },
    empty: 'none',
    problems: (count: number) =>
      `${counted(count, 'thing', 'things')} to mend before it can be taken over`,
    at: (line: number, column: number) => `Line ${line}, column ${column}`,
    takeOver: 'Take over',
    cancel: 'Cancel',
    label: (name: string) => `Imported ${name}`,
    done: (name: string) => `Imported ${name}.`,
  },
};
