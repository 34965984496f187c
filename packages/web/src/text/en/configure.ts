import { counted } from '../plural.ts';

export const configure = {
  title: (feature: string) => `Values of ${feature}`,
  loading: 'Loading the form',
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
