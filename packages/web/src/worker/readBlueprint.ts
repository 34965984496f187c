import {
  parseBlueprint,
  resolveBlueprint,
  StagecraftError,
  StagecraftErrors,
  type Blueprint,
  type Library,
  type Locate,
  type Release,
} from '@stagecraft/engine';

/** Where blueprints are resolved. */
export interface Shelf {
  library(): Promise<Library>;
  release(version: string): Promise<Release>;
}

/**
 * A blueprint that was written by hand.
 * @throws StagecraftErrors with all that is wrong at once, each with line and column: a wrong name
 * must not hide a wrong option
 */
export async function readBlueprint(text: string, shelf: Shelf): Promise<Blueprint> {
  let parsed;
  try {
    parsed = parseBlueprint(text);
  } catch (error) {
    const found = errorsOf(error);
    throw inReadingOrder([...found, ...(await furtherErrors(text, found, shelf))]);
  }
  await resolve(parsed.blueprint, parsed.locate, shelf);
  return parsed.blueprint;
}

async function resolve(blueprint: Blueprint, locate: Locate, shelf: Shelf): Promise<void> {
  const [library, release] = await Promise.all([
    shelf.library(),
    shelf.release(blueprint.release).catch((error: unknown) => {
      throw located(error, locate);
    }),
  ]);
  try {
    resolveBlueprint(blueprint, library, release, locate);
  } catch (error) {
    throw inReadingOrder(errorsOf(error));
  }
}

/** From the top of the text to its end; what has no place in it comes last. */
function inReadingOrder(errors: readonly StagecraftError[]): StagecraftErrors {
  const lineOf = ({ position }: StagecraftError) => position?.line ?? Number.MAX_SAFE_INTEGER;
  return new StagecraftErrors(errors.toSorted((a, b) => lineOf(a) - lineOf(b)));
}

/** An error that knows its path in the blueprint, with its place in the text. */
function located(error: unknown, locate: Locate): unknown {
  if (!(error instanceof StagecraftError) || error.path === undefined) return error;
  const { code, message, fix, path, params } = error;
  const position = locate(path);
  return new StagecraftErrors([
    new StagecraftError({ code, message, fix, path, params, position }),
  ]);
}

/** What stands in place of a field that is wrong while the rest is looked at. */
const STAND_IN: Readonly<Record<string, string>> = {
  name: 'name',
  title: 'Title',
  organization: 'Organization',
  release: 'latest',
};

/** What is wrong beside fields that hold one line of text; none when that can't be told. */
async function furtherErrors(
  text: string,
  errors: readonly StagecraftError[],
  shelf: Shelf,
): Promise<readonly StagecraftError[]> {
  const lines = text.split('\n');
  for (const { path = [], position, code } of errors) {
    const [field = ''] = path;
    if (path.length === 1 && code === 'UNKNOWN_FIELD' && position !== undefined) {
      takeOut(lines, position.line);
      continue;
    }
    const standIn = Object.hasOwn(STAND_IN, field) ? STAND_IN[field] : undefined;
    if (path.length !== 1 || standIn === undefined) return [];
    if (code === 'MISSING_FIELD') lines.push(`${field}: ${standIn}`);
    else if (position === undefined) return [];
    else lines[position.line - 1] = `${field}: ${standIn}`;
  }
  try {
    const { blueprint, locate } = parseBlueprint(lines.join('\n'));
    await resolve(blueprint, locate, shelf);
    return [];
  } catch (error) {
    // What the stand-ins themselves broke, as the end of a text of several lines, is no news.
    return errorsOf(error).filter(({ code }) => code !== 'BLUEPRINT_NOT_YAML');
  }
}

/** Empties the line of a field and those that stand further in: the others keep their numbers. */
function takeOut(lines: string[], line: number): void {
  lines[line - 1] = '';
  for (let at = line; /^[ \t]/.test(lines[at] ?? ''); at += 1) lines[at] = '';
}

function errorsOf(error: unknown): readonly StagecraftError[] {
  if (error instanceof StagecraftErrors) return error.errors;
  if (error instanceof StagecraftError) return [error];
  throw error;
}
