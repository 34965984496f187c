import { StagecraftError, StagecraftErrors } from '@stagecraft/engine';
import type { Problem } from './protocol.ts';

/** Errors lose their class on the way to the page, so they cross as data. */
export function problemsOf(error: unknown): Problem[] {
  if (error instanceof StagecraftErrors) return error.errors.map(problemOf);
  if (error instanceof StagecraftError) return [problemOf(error)];
  const message = error instanceof Error ? error.message : String(error);
  return [{ code: 'UNEXPECTED', message, fix: 'Reload the page; if it stays, report it.' }];
}

function problemOf({ code, message, fix, path, position, params }: StagecraftError): Problem {
  return { code, message, fix, path, position, params };
}
