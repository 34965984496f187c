import { BLUEPRINTS } from './blueprints.ts';
import { CHOICES } from './choices.ts';
import { PLACES } from './places.ts';
import type { BadInput } from './row.ts';
import { SECRETS_MISPLACED } from './secrets.ts';
import { SETTINGS } from './settings.ts';

export type { BadInput } from './row.ts';

/** Everything that a person can get wrong on the command line, and what they are told. */
export const BAD_INPUTS: readonly BadInput[] = [
  ...CHOICES,
  ...SETTINGS,
  ...SECRETS_MISPLACED,
  ...BLUEPRINTS,
  ...PLACES,
];
