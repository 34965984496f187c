import type { Feature, Library } from '@stagecraft/engine';
import { print, type Io } from '../io.ts';
import { padTo, styleFor, widthOf, wrap } from './style.ts';

const GAP = 2;
const MIN_SUMMARY = 30;

/** Features by category: id and what it is for, the summary wrapped in its column. */
export function listFeatures(features: readonly Feature[], library: Library, io: Io): void {
  const style = styleFor(io.stdout);
  const width = widthOf(io.stdout);
  const column = Math.max(...features.map(({ id }) => id.length)) + GAP;
  const beside = width - column - GAP >= MIN_SUMMARY;
  for (const category of library.categories) {
    const inside = features.filter((feature) => feature.category === category.id);
    if (inside.length === 0) continue;
    print(io, `${style('bold', category.title)}  ${style('dim', category.id)}`);
    for (const { id, title, summary, always } of inside) {
      const text = `${title}: ${summary}${always === true ? ' Always there.' : ''}`;
      if (!beside) {
        print(io, `  ${style('cyan', id)}\n${wrap(text, width, '    ')}`);
        continue;
      }
      const [first = '', ...rest] = wrap(text, width - column - GAP).split('\n');
      print(io, `  ${padTo(style('cyan', id), column)}${first}`);
      for (const line of rest) print(io, `${' '.repeat(column + GAP)}${line}`);
    }
    print(io);
  }
  print(io, style('dim', 'Everything about one: stagecraft features <id>'));
}
