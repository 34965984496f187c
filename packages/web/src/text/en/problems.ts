import { saying, type ProblemText } from '../problem.ts';

const FIELDS: Readonly<Record<string, string>> = {
  name: 'The name',
  title: 'The title',
  organization: 'The organization',
  release: 'The release',
};

const fieldOf = (field: string) => FIELDS[field] ?? (field === '' ? 'The blueprint' : `“${field}”`);

const didYouMean = (suggestion: string | undefined, otherwise: string) =>
  suggestion === undefined ? otherwise : `Did you mean “${suggestion}”?`;

/** How to write a field of the blueprint. */
function fieldFix(field: string, limit: string | undefined): string {
  if (field === 'name') return 'Use lower-case words joined by hyphens, such as acme-portal.';
  if (field === 'release') return 'Choose one of the releases.';
  return limit === undefined
    ? 'Write one line of text.'
    : `Write one line of at most ${limit} characters.`;
}

/** How to write an option. */
function optionFix(optional: Partial<Record<string, string>>): string {
  const { choices, example, type } = optional;
  if (choices !== undefined) return `Choose one of: ${choices}.`;
  if (example !== undefined) return `Write it like ${example}.`;
  if (type === 'integer' || type === 'number') return 'Write a number.';
  return 'Look at the help beside the field.';
}

/** `>=1.54.0`, as a feature writes it. */
function onReleases(range: string): string {
  const [, first] = /^>=(\S+)$/.exec(range) ?? [];
  return first === undefined ? `on ${range}` : `from ${first} on`;
}

const notYaml: ProblemText = {
  message: 'This is not valid YAML.',
  fix: 'Mend the line that is named.',
};

/** What the engine, the page and the server find wrong, by the code of the problem. */
export const problems = {
  said: {
    MISSING_FIELD: saying(['field'], ({ field }) => ({
      message: `${fieldOf(field)} is missing.`,
      fix: fieldFix(field, undefined),
    })),
    INVALID_FIELD: saying(['field'], ({ field }, { rule, limit }) => ({
      message:
        rule === 'too_small'
          ? `${fieldOf(field)} is empty.`
          : rule === 'too_big'
            ? `${fieldOf(field)} is too long.`
            : `${fieldOf(field)} can’t be written so.`,
      fix: fieldFix(field, limit),
    })),
    UNKNOWN_FIELD: saying(['field'], ({ field }, { suggestion }) => ({
      message: `A blueprint has no field ${fieldOf(field)}.`,
      fix: didYouMean(suggestion, 'Take it out.'),
    })),
    UNKNOWN_FEATURE: saying(['feature'], ({ feature }, { suggestion }) => ({
      message: `There is no feature “${feature}”.`,
      fix: didYouMean(suggestion, 'Take it out, or search for what it is called here.'),
    })),
    UNKNOWN_OPTION: saying(['featureTitle', 'option'], ({ featureTitle, option }, optional) => ({
      message: `${featureTitle} has no option “${option}”.`,
      fix: didYouMean(optional.suggestion, 'Take it out.'),
    })),
    MISSING_OPTION: saying(['featureTitle', 'optionTitle'], (given, optional) => ({
      message: `${given.featureTitle}: “${given.optionTitle}” needs a value.`,
      fix: optionFix(optional),
    })),
    INVALID_OPTION: saying(['featureTitle', 'optionTitle'], (given, optional) => ({
      message: `${given.featureTitle}: “${given.optionTitle}” can’t be written so.`,
      fix: optionFix(optional),
    })),
    NOT_ON_RELEASE: saying(['featureTitle', 'release'], ({ featureTitle, release }, { range }) => ({
      message:
        range === undefined
          ? `${featureTitle} is not available on Backstage ${release}.`
          : `${featureTitle} is not available on Backstage ${release}: it works ${onReleases(range)}.`,
      fix: 'Choose another release to have it.',
    })),
    CONFLICT: saying(
      ['featureTitle', 'otherTitle', 'because'],
      ({ featureTitle, otherTitle, because }) => ({
        message: `${featureTitle} and ${otherTitle} can’t go together: ${because}`,
        fix: `Keep one of them.`,
      }),
    ),
    MISSING_REQUIREMENT: saying(['featureTitle', 'choiceTitles'], (given) => ({
      message: `${given.featureTitle} needs one of: ${given.choiceTitles}.`,
      fix: 'Add one of them.',
    })),
    SECRET_IN_BLUEPRINT: saying(['field', 'kind'], ({ field, kind }) => ({
      message: `${fieldOf(field)} looks like ${kind}. Secrets never go into a blueprint.`,
      fix: 'Take it out: secrets go into the project’s .env, which git ignores.',
    })),
    BLUEPRINT_NOT_YAML: saying([], (_, { reason }) =>
      reason === undefined ? notYaml : { ...notYaml, message: `This is not valid YAML: ${reason}` },
    ),
    BLUEPRINT_TOO_LARGE: saying([], () => ({
      message: 'This is too long for a blueprint.',
      fix: 'Check that it is a stagecraft.yaml.',
    })),
    BLUEPRINT_TOO_DEEP: saying([], () => ({
      message: 'This is nested too deep for a blueprint.',
      fix: 'Check that it is a stagecraft.yaml: a short list of features.',
    })),
    SHARE_LINK_INVALID: saying([], () => ({
      message: 'The link was cut off or changed, so its choices can’t be read.',
      fix: 'Copy the whole link again from where it was made, or ask for the stagecraft.yaml.',
    })),
    SHARE_LINK_TOO_LARGE: saying([], () => ({
      message: 'This is more than a link can hold.',
      fix: 'Hand on the stagecraft.yaml in place of a link.',
    })),
    SHARE_LINK_NEWER: saying([], () => ({
      message: 'The link was made by a newer Stagecraft than this one.',
      fix: 'Open it where it was made, or update Stagecraft.',
    })),
    UNKNOWN_RELEASE: saying(['release'], ({ release }) => ({
      message: `There is no Backstage ${release} here.`,
      fix: 'Choose one of the releases.',
    })),
    NO_LOCKFILE: saying(['release'], ({ release }) => ({
      message: `Backstage ${release} has no lockfile here, so its packages are resolved on install.`,
      fix: 'Choose the newest release, unless you want a project to upgrade from.',
    })),
    NO_SIGN_IN: saying([], () => ({
      message: 'Nobody can sign in: no way to sign in is chosen.',
      fix: 'Add one.',
    })),
    NO_PRODUCTION_SIGN_IN: saying([], () => ({
      message: 'Guest access is off in production, and there is no other way to sign in.',
      fix: 'Add one before you deploy.',
    })),
    DATA_UNREACHABLE: saying([], () => ({
      message: 'A part of the page could not be loaded.',
      fix: 'Check the connection and try again.',
    })),
    NOTHING_COMPOSED: saying([], () => ({
      message: 'There is no project yet.',
      fix: 'Mend what the summary names first.',
    })),
    SERVER_UNREACHABLE: saying([], () => ({
      message: 'The Stagecraft server does not answer.',
      fix: 'Look whether it still runs, and try again.',
    })),
    UNKNOWN_PROJECT: saying([], () => ({
      message: 'The server does not know this run.',
      fix: 'It knows those since it was started. What was created is still in its folder.',
    })),
    FOLDER_NOT_EMPTY: saying(['folder'], ({ folder }) => ({
      message: `${folder} is there already, and not empty.`,
      fix: 'Choose another name for the folder.',
    })),
    FOLDER_IN_USE: saying(['folder'], ({ folder }) => ({
      message: `Another project is being created in ${folder}.`,
      fix: 'Choose another name for the folder, or wait until it is done.',
    })),
    TOKEN_MISSING: saying([], () => ({
      message: 'The server does not know this browser any more.',
      fix: 'Open the address with the token again, which is in its terminal.',
    })),
    UNEXPECTED: saying([], () => ({
      message: 'Something went wrong that should not have.',
      fix: 'Reload the page; if it stays, report it.',
    })),
  },
  /** What a click does that mends a problem. */
  change: {
    add: (title: string) => `Add ${title}`,
    remove: (title: string) => `Remove ${title}`,
    release: (version: string) => `Use Backstage ${version}`,
    set: (title: string, option: string, value: string) => `Set ${option} of ${title} to ${value}`,
  },
};
