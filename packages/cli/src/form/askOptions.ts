import {
  checkOptions,
  optionApplies,
  optionsOf,
  showOptionValue,
  splitList,
  StagecraftError,
  withDefaults,
  type Feature,
  type Library,
  type Option,
} from '@stagecraft/engine';
import { parseOptionValue } from '../choices/optionValue.ts';
import { reached, type Features } from '../choices/selectionFlags.ts';
import type { Prompts } from './prompts.ts';

interface Question {
  readonly feature: Feature;
  readonly option: Option;
}

/**
 * Asks for the options of the chosen features: those that have no default, since only the person
 * knows them; the rest on request. Then for those that mean something only since an answer.
 */
export async function askOptions(
  prompts: Prompts,
  library: Library,
  features: Features,
): Promise<Features> {
  const answers = new Map(Object.entries(features));
  const ids = reached(answers.keys(), library);
  for (const { id, always } of library.features.values()) if (always === true) ids.add(id);
  const open = [...library.features.values()]
    .filter(({ id }) => ids.has(id))
    .flatMap((feature) => optionsOf(feature).map((option): Question => ({ feature, option })))
    .filter(({ feature, option }) => features[feature.id]?.[option.name] === undefined);
  const appliesNow = ({ feature, option }: Question) =>
    optionApplies(option, withDefaults(feature, answers.get(feature.id) ?? {}, ids), ids);

  const offered = new Set<Question>();
  const ask = async (questions: readonly Question[]) => {
    for (const question of questions) {
      if (!appliesNow(question)) continue;
      offered.add(question);
      await answer(prompts, question, answers);
    }
  };
  await ask(open.filter(({ option }) => option.schema.default === undefined));
  const more = open.filter((question) => !offered.has(question) && appliesNow(question));
  for (const question of more) offered.add(question);
  await ask(await pickMore(prompts, more));
  await ask(open.filter((question) => !offered.has(question)));
  return Object.fromEntries(answers);
}

async function answer(
  prompts: Prompts,
  question: Question,
  answers: Map<string, Record<string, unknown>>,
): Promise<void> {
  const value = await askOption(prompts, question);
  if (value === undefined) return;
  const { feature, option } = question;
  answers.set(feature.id, { ...answers.get(feature.id), [option.name]: value });
}

async function pickMore(prompts: Prompts, more: readonly Question[]): Promise<Question[]> {
  if (more.length === 0) return [];
  const wanted = await prompts.confirm(
    `Look at ${more.length} more options? All have defaults`,
    false,
  );
  if (!wanted) return [];
  const picked = await prompts.chooseSome(
    'Which?',
    more.map((question) => ({
      value: keyOf(question),
      label: `${question.feature.title}: ${titleOf(question.option)}`,
      hint: showOptionValue(question.option.schema.default),
    })),
  );
  return more.filter((question) => picked.includes(keyOf(question)));
}

function keyOf({ feature, option }: Question): string {
  return `${feature.id}.${option.name}`;
}

function titleOf({ name, schema }: Option): string {
  return schema.title ?? name;
}

/** The value of one option; undefined when the person leaves it as it is. */
async function askOption(prompts: Prompts, question: Question): Promise<unknown> {
  const { feature, option } = question;
  const { schema, required } = option;
  const message = messageOf(question);
  if (schema.type === 'boolean') return await prompts.confirm(message, schema.default === true);
  if (schema.enum !== undefined) {
    const choices = schema.enum.map((value) => ({ value: String(value), label: String(value) }));
    return await prompts.choose(message, choices, showOptionValue(schema.default) || undefined);
  }
  const text = await prompts.text({
    message,
    ...(schema.default === undefined ? {} : { fallback: showOptionValue(schema.default) }),
    ...(schema.examples?.[0] === undefined
      ? {}
      : { example: `such as ${showOptionValue(schema.examples[0])}` }),
    validate: (typed) => problemWith(typed, question),
  });
  if (text === '' && !required) return undefined;
  return parseOptionValue(schema, text, `${feature.id}.${option.name}`);
}

function messageOf({ feature, option }: Question): string {
  const { schema, required } = option;
  const description = schema.description === undefined ? '' : `\n${schema.description.trim()}`;
  const list = schema.type === 'array' ? ' (separated by commas)' : '';
  const free = required || schema.default !== undefined ? '' : ' (optional)';
  return `${feature.title}: ${titleOf(option)}${list}${free}${description}`;
}

function problemWith(typed: string, { feature, option }: Question): string | undefined {
  if (typed === '' || (option.schema.type === 'array' && splitList(typed).length === 0)) {
    return option.required ? 'This is needed.' : undefined;
  }
  try {
    const where = `${feature.id}.${option.name}`;
    const value = parseOptionValue(option.schema, typed, where);
    // The other options are not known yet, so this one is looked at alone.
    const { when: _, ...schema } = option.schema;
    const alone = { ...feature, options: { properties: { [option.name]: schema } } };
    const [error] = checkOptions(alone, { [option.name]: value }, () => undefined, new Set());
    return error === undefined ? undefined : `${error.message} ${error.fix}`;
  } catch (error) {
    if (error instanceof StagecraftError) return error.message;
    throw error;
  }
}
