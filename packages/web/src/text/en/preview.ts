import { counted } from '../plural.ts';

const files = (count: number) => counted(count, 'file', 'files');

/** "2 files new, 5 changed, 1 removed". */
function changedFiles(added: number, changed: number, removed: number): string {
  const parts = [
    [added, 'new'],
    [changed, 'changed'],
    [removed, 'removed'],
  ] as const;
  const told = parts.filter(([count]) => count > 0);
  if (told.length === 0) return 'no file changed';
  return told
    .map(([count, how], index) => `${index === 0 ? files(count) : count} ${how}`)
    .join(', ');
}

export const preview = {
  title: 'Preview',
  open: 'Preview: files, changes, why',
  openLong: 'Preview: files · changes · why',
  key: 'Open and close the preview',
  close: 'Close the preview',
  resize: 'Height of the preview',
  height: (percent: number) => `${percent} percent of the window`,
  views: 'What of the project is shown',
  files: 'Files',
  changes: 'Changes',
  why: 'Why',
  count: (title: string, count: string) => `${title} (${count})`,
  loading: 'Composing the project',
  failed: 'The project could not be composed.',
  lastGood: (problems: number) =>
    `${counted(problems, 'thing has', 'things have')} to be mended first. This is the project as it was before.`,
  back: 'Back to the list',

  template: 'Backstage template',
  stagecraft: 'Stagecraft',
  templateIs: 'What upstream’s own template brings to every Backstage.',
  stagecraftIs: 'What Stagecraft sets in every project.',

  tree: 'Files of the project',
  filter: 'Filter files by name',
  noFiles: 'No file has this in its name.',
  noFilesOf: (title: string) => `${title} put nothing into the files.`,
  showAll: 'Show all files',
  shown: (shown: number, all: number) => `${shown.toLocaleString('en')} of ${files(all)}`,
  onlyOf: (title: string) => `Only ${title}`,
  everything: 'Show everything again',
  added: 'new',
  changed: 'changed',
  removed: 'removed',
  changesInside: (count: number) => (count === 1 ? 'change inside' : 'changes inside'),
  from: (titles: string) => `from ${titles}`,
  more: (count: number) => `+${count}`,

  file: {
    path: 'Path of the file',
    executable: 'can be run',
    lines: (count: number) => counted(count, 'line', 'lines'),
    origins: 'Who put it there: press to see only their lines',
    linesAfter: (lines: number) => (lines === 1 ? 'line' : 'lines'),
    moreOrigins: (count: number) => `${count} more`,
    fewerOrigins: 'Fewer',
    nothingOf: (title: string) => `${title} put nothing into this file.`,
    next: (title: string) => `Next place of ${title}`,
    previous: (title: string) => `Place of ${title} before this`,
    search: 'Search in the file',
    wrap: 'Wrap long lines',
    wrapShort: 'Wrap',
    content: 'the file',
    download: 'Download this file',
    showChange: 'Show what changed',
    isNew: 'New since the last choice.',
    isChanged: 'Changed by the last choice.',
    gone: (titles: string, several: boolean) =>
      `${titles} ${several ? 'were' : 'was'} removed, and this file with ${several ? 'them' : 'it'}.`,
    goneWithChange: 'The last change took this file out of the project.',
    otherFiles: 'Show the other files of this change',
    line: (line: number) => `Line ${line.toLocaleString('en')}`,
    putBy: (title: string) => `put there by ${title}`,
    picture: 'Picture',
    icon: 'Icon',
    program: 'yarn itself: a program of one piece, as it comes from its makers',
    binary: 'Not text',
  },

  change: {
    label: 'Files of the last change',
    summary: (label: string, added: number, changed: number, removed: number) =>
      `${label}: ${changedFiles(added, changed, removed)}`,
    typed: (field: string, feature: string) =>
      feature === '' ? `Changed the ${field}` : `Changed a value of ${feature}`,
    opened: 'Opened other choices',
    fields: {
      name: 'name',
      title: 'title',
      organization: 'organization',
    },
    none: 'Nothing has changed yet.',
    noneHint: 'Add or take out a feature above, and what that does to the files is shown here.',
    same: 'The files are the same as before.',
    pick: 'Choose a file to see what is other in it.',
    long: 'yarn.lock follows from the packages. It is long, so it is compared when you open it.',
    isNew: 'This file is new.',
    isGone: 'This file was removed.',
    sideBySide: 'Side by side',
    whole: 'Whole file',
    before: (path: string) => `${path} before`,
    after: (path: string) => `${path} now`,
    openFile: 'Open in Files',
    notText: 'This file is not text, so its lines can’t be compared.',
  },

  reasons: {
    label: 'Choices, and what each brought',
    search: 'Why is this here? Name a package, a key or a file',
    searchShort: 'Why is this here?',
    always: 'It is part of every portal.',
    chosen: 'You chose it.',
    requiredBy: (titles: string, count: number) =>
      `It came along, because ${titles} ${count === 1 ? 'needs' : 'need'} it.`,
    files: 'Files',
    packages: 'Packages',
    config: 'Configuration',
    counts: (fileCount: number, packages: number, keys: number) =>
      [
        fileCount > 0 ? files(fileCount) : '',
        packages > 0 ? counted(packages, 'package', 'packages') : '',
        keys > 0 ? counted(keys, 'key', 'keys') : '',
      ]
        .filter(Boolean)
        .join(' · '),
    nothing: 'It puts nothing of its own into the project: it uses what is there.',
    showLines: 'Show only these lines',
    openFile: (path: string) => `Open ${path}`,
    workspaces: { root: 'Whole project', app: 'App', backend: 'Backend' },
    kinds: { package: 'Package', config: 'Key', file: 'File' },
    findings: (count: number) => counted(count, 'answer', 'answers'),
    noFinding: (text: string) => `Nothing of the project is called “${text}”.`,
    noFindingHint: 'Try a part of a name, as “catalog”, or the whole name of an installed package.',
    because: (titles: string) => `because of ${titles}`,
    installed: 'Installed along the way',
    way: (names: string) => `Shortest way: ${names}`,
    allFindings: (count: number) => `Show all ${count.toLocaleString('en')}`,
  },

  /** The words of the code editor; the keys are its own. */
  editor: {
    Find: 'Find',
    next: 'Next',
    previous: 'Previous',
    all: 'Select all',
    'match case': 'Match case',
    regexp: 'Regular expression',
    'by word': 'Whole words',
    close: 'Close',
    'current match': 'Current match',
    'on line': 'on line',
    'Go to line': 'Go to line',
    go: 'Go',
    '$ unchanged lines': '$ lines stay as they were',
  },
};
