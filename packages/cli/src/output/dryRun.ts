import type { Composition } from '@stagecraft/engine';
import { print, type Io } from '../io.ts';
import { printWarnings } from './created.ts';
import { bytes, count, plural } from './sizes.ts';
import { padTo, styleFor, visible } from './style.ts';

/** `create --dry-run`: the tree with sizes and origins, and what else the project would have. */
export function printDryRun(composition: Composition, io: Io): void {
  const { selection, packages, environment, warnings, installedPackages } = composition;
  const style = styleFor(io.stdout);
  print(io, style('bold', `${selection.title} on Backstage ${selection.release}`));
  print(io, `\n${style('bold', 'Features')}`);
  for (const { feature, addedFor } of selection.chosen.values()) {
    const because = addedFor === undefined ? '' : style('dim', ` (added for ${addedFor})`);
    print(io, `  ${feature.title} ${style('dim', feature.id)}${because}`);
  }
  print(io, `\n${style('bold', 'Files')}`);
  const total = printTree(composition, io);
  const files = plural(composition.files.size, 'file');
  print(io, `  ${files}, ${bytes(total)}`);
  const installed =
    installedPackages === undefined ? '' : `, ${count(installedPackages)} to install in all`;
  print(io, `\n${style('bold', 'Packages')} (${count(packages.length)} direct${installed})`);
  const own = packages.filter(({ origins }) => !origins.includes('template'));
  printColumns(
    own.map(({ workspace, name, range, origins }) => [
      name,
      range,
      style('dim', `${workspace}, for ${origins.join(', ')}`),
    ]),
    io,
  );
  print(io, style('dim', `  ${plural(packages.length - own.length, 'package')} of the template`));
  print(io, `\n${style('bold', 'Environment')}`);
  printColumns(
    environment.map(({ name, title, production, optional }) => [
      name,
      style('dim', `${title}${production ? ' (production)' : optional ? ' (optional)' : ''}`),
    ]),
    io,
  );
  if (warnings.length > 0) print(io);
  printWarnings(warnings, io);
  print(io, `\nDry run: nothing was written.`);
}

/** Prints the files folder by folder; returns their size. */
function printTree({ files }: Composition, io: Io): number {
  const style = styleFor(io.stdout);
  const rows: string[][] = [];
  const shown = new Set<string>();
  let total = 0;
  for (const [path, { content, executable, origins }] of files) {
    const parts = path.split('/');
    for (let depth = 1; depth < parts.length; depth += 1) {
      const folder = parts.slice(0, depth).join('/');
      if (shown.has(folder)) continue;
      shown.add(folder);
      rows.push([`${'  '.repeat(depth - 1)}${parts[depth - 1] ?? ''}/`, '', '']);
    }
    const size = Buffer.byteLength(content);
    total += size;
    const name = `${'  '.repeat(parts.length - 1)}${parts.at(-1) ?? ''}${executable ? '*' : ''}`;
    rows.push([name, bytes(size), style('dim', named(origins))]);
  }
  printColumns(rows, io);
  return total;
}

/** README and the like are made by all features together: the first tell enough. */
function named(origins: readonly string[]): string {
  if (origins.length <= 5) return origins.join(', ');
  return `${origins.slice(0, 4).join(', ')} and ${origins.length - 4} more`;
}

/** Columns as wide as what is in them. */
export function printColumns(rows: readonly (readonly string[])[], io: Io): void {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [at, cell] of row.entries()) widths[at] = Math.max(widths[at] ?? 0, visible(cell));
  }
  for (const row of rows) {
    const cells = row.map((cell, at) =>
      at === row.length - 1 ? cell : padTo(cell, widths[at] ?? 0),
    );
    print(io, `  ${cells.join('  ')}`.trimEnd());
  }
}
