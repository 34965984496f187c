import type { Composition, EnvironmentVariable, Notice } from '@stagecraft/engine';
import { print, type Io } from '../io.ts';
import { styleFor, widthOf, wrap } from './style.ts';

/** Warnings, each with its fix. */
export function printWarnings(warnings: readonly Notice[], io: Io): void {
  const style = styleFor(io.stdout);
  for (const { message, fix } of warnings) {
    print(io, wrap(`${style('yellow', 'Warning')} ${message}`, widthOf(io.stdout)));
    print(io, wrap(fix, widthOf(io.stdout), '  '));
  }
}

/** What a person does next: start it, fill in values, then what the chosen features ask for. */
export function printNextSteps(
  composition: Composition,
  commands: readonly string[],
  set: ReadonlySet<string>,
  io: Io,
): void {
  const style = styleFor(io.stdout);
  const width = widthOf(io.stdout);
  print(io, `\n${style('bold', 'Start the portal')}`);
  for (const command of commands) print(io, `  ${style('cyan', command)}`);
  const missing = composition.environment.filter((each) => !each.production && !set.has(each.name));
  if (missing.length > 0) printMissing(missing, io);
  for (const { title, body, link } of composition.nextSteps) {
    print(io, `\n${style('bold', title)}`);
    // Markdown's emphasis is noise in a terminal; its code marks are not.
    print(io, wrap(body.replaceAll('**', ''), width, '  '));
    if (link !== undefined) print(io, `  ${style('dim', link)}`);
  }
}

function printMissing(variables: readonly EnvironmentVariable[], io: Io): void {
  const style = styleFor(io.stdout);
  const width = widthOf(io.stdout);
  print(io, `\n${style('bold', 'Fill in secrets')}`);
  print(
    io,
    wrap('The portal starts without any. Put these into its .env when you have them.', width, '  '),
  );
  for (const variable of variables) {
    const optional = variable.optional ? style('dim', ' (optional)') : '';
    print(io, `  ${style('cyan', variable.name)}${optional}`);
    print(io, wrap(`${variable.title}: ${variable.purpose}`, width, '    '));
    print(io, `    ${style('dim', variable.obtain)}`);
    if (variable.scopes.length === 0) continue;
    print(io, style('dim', wrap(`Scopes: ${variable.scopes.join(', ')}`, width, '    ')));
  }
}
