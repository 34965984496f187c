import type { Hint } from '../../configure/hint.ts';
import { counted } from '../plural.ts';

function limits(from: number | undefined, to: number | undefined): string {
  if (from !== undefined && to !== undefined) return `Write a number from ${from} to ${to}.`;
  if (from !== undefined) return `Write a number of at least ${from}.`;
  return to === undefined ? 'Write a number.' : `Write a number of at most ${to}.`;
}

/** What to say at a field whose value can’t be so. */
function hint(of: Hint): string {
  switch (of.kind) {
    case 'incomplete':
      return 'Fill in what is required.';
    case 'choices':
      return `Choose one of: ${of.choices.join(', ')}.`;
    case 'example':
      return `Write it like ${of.example}`;
    case 'address':
      return 'Write a whole address, such as https://portal.example.com';
    case 'email':
      return 'Write an e-mail address.';
    case 'number':
      return limits(of.from, of.to);
    case 'length':
      return of.to === undefined
        ? `Write at least ${of.from} characters.`
        : `Write at most ${of.to} characters.`;
  }
}

export const configure = {
  title: (feature: string) => `Values of ${feature}`,
  loading: 'Loading the form',
  hint,
  required: 'Required',
  byDefault: (value: string) => `Default: ${value}`,
  example: (value: string) => `For example ${value}`,
  choose: 'Choose one',
  more: (count: number) => counted(count, 'more option', 'more options'),
  addTag: 'Add with Enter',
  tagsOf: (label: string) => `${label}: what is in it`,
  wrongTag: (tag: string) => `“${tag}” can’t be written so.`,
  addItem: (title: string) => `Add to ${title}`,
  removeItem: (number: number) => `Remove ${number}`,
  up: (number: number) => `Move ${number} up`,
  down: (number: number) => `Move ${number} down`,
  secrets: (count: number) => counted(count, 'secret', 'secrets'),
  secretsOf: (feature: string) => `Secrets of ${feature}`,
  secretsHere:
    'Go into the .env of the project on this machine, which git ignores, and nowhere else. You can add them later.',
  secretsLater:
    'Never typed here. After creating, they go into the .env of the project, which git ignores.',
  optional: 'Optional',
  inProduction: 'In production only',
  scopes: 'Scopes:',
  obtain: 'Get it',
  obtainOf: (title: string) => `Get it: ${title}`,
  inFile: (place: string) => `Set ${place} in stagecraft.yaml.`,
};
