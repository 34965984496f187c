import type { Composition, EnvironmentVariable } from '@stagecraft/engine';
import type { Io } from '../io.ts';
import type { Prompts } from './prompts.ts';

/** Asks for the secrets of local running; each may be left for later. Values are never shown. */
export async function askSecrets(
  prompts: Prompts,
  { environment }: Composition,
  known: ReadonlySet<string>,
  io: Io,
): Promise<Record<string, string>> {
  const open = environment.filter(({ name, production }) => !production && !known.has(name));
  if (open.length === 0) return {};
  const names = open.map(({ name, title }) => `  ${name}: ${title}`);
  prompts.tell(
    [
      'The portal can use these secrets. It starts without any; they are stored in its .env only:',
      ...names,
    ].join('\n'),
  );
  const later = 'later';
  const now = await prompts.choose('Secrets', [
    { value: later, label: 'Skip for now', hint: 'doctor lists what is missing' },
    { value: 'now', label: 'Fill in', hint: 'input is hidden' },
  ]);
  if (now === later) return {};
  const values: Record<string, string> = {};
  for (const variable of open) {
    const value = await askSecret(prompts, variable, io);
    if (value !== '') values[variable.name] = value;
  }
  return values;
}

async function askSecret(
  prompts: Prompts,
  { name, title, purpose, obtain, scopes, note }: EnvironmentVariable,
  io: Io,
): Promise<string> {
  const found = io.env[name];
  if (found !== undefined && found !== '') {
    const take = await prompts.confirm(
      `${name} is set in your environment. Store it in .env?`,
      true,
    );
    if (take) return found;
  }
  const lines = [
    `${title}. ${purpose}`,
    `Get it: ${obtain}`,
    ...(scopes.length > 0 ? [`Scopes: ${scopes.join(', ')}`] : []),
    ...(note === undefined ? [] : [note]),
  ];
  prompts.tell(lines.join('\n'));
  return await prompts.secret(`${name} (empty: later)`);
}
