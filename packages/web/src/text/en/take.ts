import { counted } from '../plural.ts';

export const take = {
  title: 'Take it',
  help: 'It is plain Backstage: nothing of it needs Stagecraft afterwards.',
  ways: 'Ways to take it',
  zip: 'Download ZIP',
  copyCommand: 'Copy command',
  command: 'the command',
  create: 'Create',
  createKey: 'Create the project here',
  toMend: (count: number) => `${count.toLocaleString('en')} to mend`,
  toMendFirst: (count: number) =>
    `${counted(count, 'thing is', 'things are')} to be mended first, then it can be taken.`,
  showFirst: 'Go to the first',
  notYet: 'The project is being composed.',
  saved: (file: string, size: string) => `${file} (${size}) is with your downloads.`,
  whatNext: 'What next',
  failed: 'The archive could not be made.',
  tabs: { zip: 'ZIP', command: 'Command', blueprint: 'Blueprint', here: 'Here' },
  zipPanel: {
    intro: (files: number) =>
      `${counted(files, 'file', 'files')} in an archive. It is made in this page and sent nowhere.`,
    then: 'Then, in a terminal, where the archive was saved:',
    node: (versions: string) => `Node ${versions} is all it takes; yarn comes with the project.`,
    opens: 'The portal opens at http://localhost:3000.',
    steps: 'the commands',
  },
  commandPanel: {
    intro: 'Makes the same project, byte for byte, on any machine with Node and git.',
    then: 'When it is installed:',
    start: 'the command that starts it',
  },
  blueprintPanel: {
    intro:
      'What you chose, as a file. It is in every project; keep it, change it, and make the project of it again.',
    file: 'stagecraft.yaml',
    download: 'Download stagecraft.yaml',
    then: 'With the file in the current folder:',
  },
  herePanel: {
    none: 'This page comes from a file server, which can’t run anything on your machine.',
    publicServer: 'This server makes archives, and runs nothing on its machine.',
    how: 'A Stagecraft on your own machine creates the project there, installs and starts it:',
    serve: 'the command that starts Stagecraft',
    then: 'It opens this page with a button more. Your choices come along with the link.',
  },
  next: {
    title: 'Next steps',
    help: 'For precisely what you chose. Ticks are kept in this browser.',
    progress: (done: number, all: number) =>
      `${done.toLocaleString('en')} of ${all.toLocaleString('en')} done`,
    loading: 'Loading the next steps',
    groups: {
      callback: 'Let people sign in',
      secret: 'Secrets',
      start: 'Start it',
      feature: 'Make it yours',
      deploy: 'Deploy it',
    },
    secretsHelp:
      'Put them into a file named .env at the root of the project; git ignores it. The portal starts without them, and what needs one says so.',
    copyAll: 'Copy the lines of .env',
    allLines: 'the lines of .env',
    line: (name: string) => `the line ${name}=`,
    optional: 'optional',
    obtain: 'Get it',
    obtainFor: (name: string) => `Get it: ${name}`,
    scopes: (scopes: string) => `Scopes: ${scopes}`,
    register: (provider: string) => `Register an OAuth app at ${provider}`,
    registerHelp: (provider: string) =>
      `Make an OAuth app at ${provider} with these addresses to come back to.`,
    callbackHere: 'Callback URL for local running',
    callbackLive: 'Callback URL in production',
    homepage: 'Homepage URL',
    host: 'Address of the portal in production',
    hostHelp: 'To fill in the callback URLs. Kept in this browser.',
    hostExample: 'portal.example.com',
    hostWrong: 'Write a host name, such as portal.example.com.',
    start: 'Install and start',
    startHelp: (versions: string) => `With Node ${versions}, in the folder of the project:`,
    commands: 'the commands',
    deploy: 'Build an image and run it',
    deployHelp:
      'The project has a Dockerfile and a compose file with PostgreSQL, which read the secrets from .env. Set app.baseUrl and backend.baseUrl in app-config.production.yaml to the address that people use.',
    more: 'Read more',
    moreOn: (title: string) => `Read more: ${title}`,
  },
};
