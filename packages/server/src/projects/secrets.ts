import { StagecraftError, StagecraftErrors, type Composition } from '@stagecraft/engine';
import { dotenvText } from '@stagecraft/lifecycle';

/**
 * Refuses secrets that nothing reads, or that a `.env` can't hold, before anything is made.
 * @throws StagecraftErrors UNKNOWN_SECRET, SECRET_NOT_WRITABLE; none tells a value
 */
export function checkSecrets(
  secrets: Readonly<Record<string, string>>,
  { environment }: Composition,
): void {
  const known = environment.map(({ name }) => name);
  const errors = Object.entries(secrets).flatMap(([name, value]) => {
    if (!known.includes(name)) return [unknownSecret(name, known)];
    try {
      dotenvText({ [name]: value });
      return [];
    } catch (error) {
      if (!(error instanceof StagecraftError)) throw error;
      const { code, message, fix } = error;
      return [new StagecraftError({ code, message, fix, path: ['secrets', name] })];
    }
  });
  if (errors.length > 0) throw new StagecraftErrors(errors);
}

function unknownSecret(name: string, known: readonly string[]): StagecraftError {
  // Someone may have put the secret into the place of its name.
  const shown = /^[A-Z][A-Z0-9_]{0,60}$/.test(name) ? name : 'a variable of this name';
  return new StagecraftError({
    code: 'UNKNOWN_SECRET',
    message: `Nothing that was chosen reads ${shown}.`,
    fix: `It reads: ${known.join(', ')}.`,
    path: ['secrets', name],
  });
}
