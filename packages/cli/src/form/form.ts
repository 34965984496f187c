import path from 'node:path';
import {
  PROJECT_NAME,
  StagecraftError,
  StagecraftErrors,
  type Composition,
  type Library,
} from '@stagecraft/engine';
import { checkTarget } from '@stagecraft/lifecycle';
import type { Draft, DraftBlueprint } from '../choices/draft.ts';
import { saysWhat, type CreateFlags } from '../choices/flags.ts';
import type { Io } from '../io.ts';
import { count, plural } from '../output/sizes.ts';
import { widthOf, wrap } from '../output/style.ts';
import { askFeatures, pickFeatures } from './askFeatures.ts';
import { askOptions } from './askOptions.ts';
import { askSecrets } from './askSecrets.ts';
import { promptsOn, type Prompts } from './prompts.ts';

export interface FormRequest {
  readonly draft: Draft;
  readonly flags: CreateFlags;
  readonly library: Library;
  readonly io: Io;
}

export interface FormAnswers {
  readonly composition: Composition;
  readonly secrets: Readonly<Record<string, string>>;
}

type Compose = (data: DraftBlueprint) => Promise<Composition>;

/** Room for the frame that a summary stands in. */
const FRAME = 8;

/** Asks a person for all that the flags leave open, and shows what it comes to. */
export async function askForm(request: FormRequest, compose: Compose): Promise<FormAnswers> {
  const { draft, flags, library, io } = request;
  const prompts = promptsOn(io);
  prompts.title('Stagecraft: a new developer portal');
  const named = await askNames(prompts, draft.data, flags, io);
  const chosen = saysWhat(flags) ? draft.data.features : await askFeatures(prompts, library);
  const composition = await askUntilItFits(
    prompts,
    { ...named, features: chosen },
    library,
    compose,
  );
  prompts.summary('Your portal', summaryOf(composition, widthOf(io.stdout) - FRAME));
  const writes = flags.dryRun !== true && flags.zip === undefined;
  const known = new Set(flags.secretsFromEnv === true ? namesSet(composition, io) : []);
  const secrets = writes ? await askSecrets(prompts, composition, known, io) : {};
  const question = writes
    ? 'Create it?'
    : flags.dryRun === true
      ? 'Show it?'
      : 'Write the archive?';
  if (await prompts.confirm(question, true)) return { composition, secrets };
  throw new StagecraftError({
    code: 'CANCELLED',
    message: 'Cancelled, nothing was written.',
    fix: 'Start it again when you want it.',
  });
}

function namesSet({ environment }: Composition, io: Io): string[] {
  return environment.map(({ name }) => name).filter((name) => (io.env[name] ?? '') !== '');
}

async function askNames(
  prompts: Prompts,
  data: DraftBlueprint,
  flags: CreateFlags,
  io: Io,
): Promise<DraftBlueprint> {
  const name = data.name ?? (await askName(prompts, flags, io));
  const words = name.split('-').join(' ');
  const title =
    data.title ??
    (await prompts.text({
      message: 'Title: what the portal calls itself',
      fallback: words.charAt(0).toUpperCase() + words.slice(1),
    }));
  const organization =
    data.organization ??
    (await prompts.text({ message: 'Organization: whose portal it is', fallback: title }));
  return { ...data, name, title, organization };
}

async function askName(prompts: Prompts, flags: CreateFlags, io: Io): Promise<string> {
  for (;;) {
    const name = await prompts.text({
      message: 'Name: of the project and its folder',
      fallback: 'my-portal',
      validate: (text) =>
        PROJECT_NAME.test(text) ? undefined : 'Lower-case words joined by hyphens, as acme-portal.',
    });
    if (flags.zip !== undefined || flags.dryRun === true) return name;
    try {
      await checkTarget(path.resolve(io.cwd, name));
      return name;
    } catch (error) {
      if (!(error instanceof StagecraftError)) throw error;
      prompts.warn(`${error.message}\n${error.fix}`);
    }
  }
}

/** Asks again for what does not go together, until it does. */
async function askUntilItFits(
  prompts: Prompts,
  data: DraftBlueprint,
  library: Library,
  compose: Compose,
): Promise<Composition> {
  let { features } = data;
  for (;;) {
    features = await askOptions(prompts, library, features);
    try {
      return await compose({ ...data, features });
    } catch (error) {
      const choice = ['CONFLICT', 'MISSING_REQUIREMENT', 'NOT_ON_RELEASE'];
      if (!(error instanceof StagecraftError) || !choice.includes(error.code)) throw error;
      const errors = error instanceof StagecraftErrors ? error.errors : [error];
      for (const each of errors) prompts.warn(`${each.message}\n${each.fix}`);
      features = await pickFeatures(prompts, library, features);
    }
  }
}

function summaryOf(composition: Composition, width: number): string {
  const { selection, files, installedPackages, warnings } = composition;
  const chosen = [...selection.chosen.values()];
  const titles = (added: boolean) =>
    chosen
      .filter(({ addedFor }) => (addedFor !== undefined) === added)
      .map(({ feature, addedFor }) =>
        addedFor === undefined
          ? feature.title
          : `${feature.title} (for ${selection.chosen.get(addedFor)?.feature.title ?? addedFor})`,
      )
      .join(', ');
  const packages =
    installedPackages === undefined ? '' : `, ${count(installedPackages)} packages to install`;
  const added = titles(true);
  const lines = [
    `${selection.title}, of ${selection.organization}, on Backstage ${selection.release}`,
    `Features: ${titles(false)}`,
    ...(added === '' ? [] : [`Added along: ${added}`]),
    `${plural(files.size, 'file')}${packages}`,
    ...warnings.map(({ message, fix }) => `Warning: ${message} ${fix}`),
  ];
  return lines.map((line) => wrap(line, width)).join('\n');
}
