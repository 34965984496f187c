import { Command, Option } from 'commander';
import { print, type Io } from './io.ts';
import type { CreateFlags } from './commands/create.ts';
import type { FeaturesFlags } from './commands/features.ts';
import type { ServeFlags } from './commands/serve.ts';
import type { DoctorFlags } from './commands/doctor.ts';
import type { StartFlags } from './commands/start.ts';
import type { Outcome } from './run.ts';
import { widthOf } from './output/style.ts';

const EXIT_CODES = `
Exit codes:
  0    done
  1    failed while working: an installation, a start, doctor found something
  2    bad input: a flag, a folder, a blueprint
  3    the machine or the network lacks something: npm, a registry, disk space
  130  cancelled`;

/** The command line. What a command does is loaded when it is called. */
export function buildProgram(io: Io, outcome: Outcome): Command {
  const program = new Command('stagecraft')
    .description('Creates Backstage developer portals from what you choose.')
    .option('-V, --version', 'show the version')
    .addHelpText('after', `${EXIT_CODES}\n\nMore: \`stagecraft <command> --help\`, docs/cli.md`)
    .helpCommand(false)
    .argument('[command]')
    .usage('[options] <command>')
    .action(async (name: string | undefined, flags: { version?: true }) => {
      if (name !== undefined) throw await unknownCommand(name, program);
      if (flags.version !== true) program.help();
      const { readVersion } = await import('./output/version.ts');
      print(io, await readVersion(io));
    });
  program
    .exitOverride()
    .showSuggestionAfterError()
    .configureOutput({
      writeOut: (text) => void io.stdout.write(text),
      writeErr: (text) => void io.stdout.write(text),
      // The caller tells it, in our words.
      outputError: () => undefined,
      getOutHelpWidth: () => widthOf(io.stdout),
      getErrHelpWidth: () => widthOf(io.stdout),
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    });
  addCreate(program, io, outcome);
  addFeatures(program, io);
  addStart(program, io, outcome);
  addServe(program, io, outcome);
  addDoctor(program, io, outcome);
  addSchema(program, io);
  // We tell of unknown commands in our words. Last, since commands inherit it when they are added.
  return program.allowUnknownOption().allowExcessArguments();
}

async function unknownCommand(name: string, program: Command): Promise<Error> {
  const { suggest } = await import('@stagecraft/engine');
  const { usageError } = await import('./output/errors.ts');
  if (name.startsWith('-')) {
    const flag = name.replace(/=.*/s, '');
    const fix = `${suggest(flag, ['--version', '--help'])} Flags of a command stand after it.`;
    return usageError('UNKNOWN_FLAG', `There is no flag ${flag} before a command.`, fix);
  }
  const names = program.commands.map((command) => command.name());
  return usageError('UNKNOWN_COMMAND', `There is no command "${name}".`, suggest(name, names));
}

function addCreate(program: Command, io: Io, outcome: Outcome): void {
  const flags: readonly (readonly [string, string])[] = [
    ['--preset <id>', 'start from a preset: minimal, github, gitlab, everything'],
    [
      '--blueprint <file or link>',
      'take all choices from a stagecraft.yaml or a shared link; - reads the standard input',
    ],
    ['--feature <ids...>', 'add features'],
    ['--without <ids...>', 'leave features out'],
    ['--set <feature.option=value...>', 'set an option'],
    ['--name <name>', 'name of the project (default: that of the folder)'],
    ['--title <title>', 'what the portal calls itself'],
    ['--organization <name>', 'whose portal it is'],
    ['--release <version>', 'the Backstage release, or latest'],
    ['-y, --yes', 'ask nothing: take defaults for what is not given'],
    ['--no-install', 'leave the packages out'],
    ['--no-git', 'make no git repository'],
    ['--secrets-from-env', 'store the secrets found in the environment in the .env of the project'],
    ['--zip <file>', 'write an archive in place of a folder'],
    ['--dry-run', 'show what would be made, write nothing'],
    ['--start', 'start the portal when it is ready'],
    ['--json', 'write the result for machines'],
  ];
  const command = program
    .command('create')
    .summary('create a portal')
    .description('Creates a Backstage portal in a new or empty folder. Asks what it is not told.')
    .argument('[folder]', 'a new or an empty folder');
  for (const [flag, description] of flags) command.addOption(new Option(flag, description));
  command
    .addHelpText(
      'after',
      examples([
        'stagecraft create my-portal',
        'stagecraft create my-portal --preset github --set github.organization=acme --yes',
        'stagecraft create my-portal --preset minimal --feature techdocs tech-radar --no-install',
        'stagecraft create my-portal --blueprint stagecraft.yaml',
        "stagecraft create my-portal --blueprint 'https://…/#/?b=1wx3tSLE…'",
        'stagecraft create my-portal --preset github --dry-run --json',
      ]),
    )
    .action(async (folder: string | undefined, given: CreateFlags) => {
      const { create } = await import('./commands/create.ts');
      outcome.exitCode = await create(folder, given, io);
    });
}

function addFeatures(program: Command, io: Io): void {
  program
    .command('features')
    .summary('list what can be chosen, or all about one feature')
    .description('Lists what can be chosen; with an id, tells everything about one feature.')
    .argument('[id]', 'a feature')
    .option('--category <id>', 'only of this category')
    .option('--search <words>', 'only those that these words find')
    .option('--json', 'write it for machines')
    .addHelpText(
      'after',
      examples([
        'stagecraft features',
        'stagecraft features github-actions',
        'stagecraft features --category sign-in --json',
        'stagecraft features --search confluence',
      ]),
    )
    .action(async (id: string | undefined, flags: FeaturesFlags) => {
      const { features } = await import('./commands/features.ts');
      await features(id, flags, io);
    });
}

function addStart(program: Command, io: Io, outcome: Outcome): void {
  program
    .command('start')
    .summary('start a portal on this machine')
    .description(
      'Starts a portal with the secrets in its .env. Ctrl-C ends all of it. With --demo, stand-ins with invented data take the place of the servers that it asks, so that it needs no secret; the project stays as it is.',
    )
    .argument('[folder]', 'the project (default: this folder)')
    .option('--demo', 'show invented data, with no secret at all')
    .option('--no-open', 'open no browser')
    .option('--json', 'write events for machines, one a line')
    .addHelpText(
      'after',
      examples([
        'stagecraft start my-portal',
        'stagecraft start --demo',
        'stagecraft start --no-open',
      ]),
    )
    .action(async (folder: string | undefined, flags: StartFlags) => {
      const { start } = await import('./commands/start.ts');
      outcome.exitCode = await start(folder, flags, io);
    });
}

function addServe(program: Command, io: Io, outcome: Outcome): void {
  const flags: readonly (readonly [string, string])[] = [
    ['--port <number>', 'where it listens (default: 4400, or the next that is free)'],
    ['--host <address>', 'on which address (default: 127.0.0.1, this machine alone)'],
    ['--open', 'open the page in a browser'],
    ['--projects <folder>', 'where projects are created (default: this folder)'],
    ['--portal-ports <frontend,backend>', 'where portals are started (default: 3000,7007)'],
    ['--public', 'for everybody: no token, and nothing is created or started here'],
    ['--allow-remote', 'let whoever has the token work from other machines'],
    ['--allowed-host <names...>', 'names, besides localhost, that lead to this server'],
    ['--trust-proxy <addresses...>', 'reverse proxies whose X-Forwarded headers count'],
    ['--rate-limit <number>', 'requests a minute from one address; 0 for no limit'],
    ['--token-file <file>', 'keep the token in a file, which is made when it is missing'],
    ['--log <level>', 'silent, error, warn, info or debug, to the standard error'],
    ['--json', 'write events for machines, one a line'],
  ];
  const command = program
    .command('serve')
    .summary('open the web application, on this machine or for everybody')
    .description('Serves the web application and its HTTP API. Ctrl-C ends it and its portals.');
  for (const [flag, description] of flags) command.addOption(new Option(flag, description));
  command
    .addHelpText(
      'after',
      examples([
        'stagecraft serve --open',
        'stagecraft serve --projects ~/work --port 5000',
        'stagecraft serve --public --host 0.0.0.0 --allowed-host stagecraft.acme.example',
      ]),
    )
    .action(async (given: ServeFlags) => {
      const { serve } = await import('./commands/serve.ts');
      outcome.exitCode = await serve(given, io);
    });
}

function addDoctor(program: Command, io: Io, outcome: Outcome): void {
  program
    .command('doctor')
    .summary('say what is missing or wrong, and the fix')
    .description(
      'Checks this machine and, in or with a project, the project, its secrets, and whether the servers that it asks accept them.',
    )
    .argument('[folder]', 'a project')
    .option('--no-connections', 'ask no server')
    .option('--config <files...>', 'configuration files over those of the project')
    .option('--json', 'write it for machines')
    .addHelpText(
      'after',
      examples([
        'stagecraft doctor',
        'stagecraft doctor my-portal --json',
        'stagecraft doctor my-portal --no-connections',
      ]),
    )
    .action(async (folder: string | undefined, flags: DoctorFlags) => {
      const { doctor } = await import('./commands/doctor.ts');
      outcome.exitCode = await doctor(folder, flags, io);
    });
}

function addSchema(program: Command, io: Io): void {
  program
    .command('schema')
    .summary('write a JSON Schema, for editors and machines')
    .description('Writes the JSON Schema of a blueprint (stagecraft.yaml) or of a feature.')
    .argument('<what>', 'blueprint or feature')
    .option('--json', 'the same: a schema is JSON')
    .addHelpText('after', examples(['stagecraft schema blueprint > stagecraft.schema.json']))
    .action(async (what: string) => {
      const { schema } = await import('./commands/schema.ts');
      schema(what, io);
    });
}

function examples(lines: readonly string[]): string {
  return `\nExamples:\n${lines.map((line) => `  ${line}`).join('\n')}`;
}
