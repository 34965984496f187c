import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { library, release, root } from '../harness/portal.ts';
import type { SeenMistake } from './mistake.ts';
import { writePage } from './page.ts';

const FILE = path.join(root, 'artifacts', 'verify', 'mistakes.json');

/** Keeps what was seen, so that mistakes of one feature can be made again without all the others. */
export async function keepMistakes(seen: readonly SeenMistake[]): Promise<void> {
  const again = new Set(seen.map(keyOf));
  const kept = (await keptMistakes()).filter((each) => !again.has(keyOf(each)));
  await mkdir(path.dirname(FILE), { recursive: true });
  await writeFile(FILE, JSON.stringify([...kept, ...seen], null, 2));
}

/** What was seen so far of mistakes that features still name. */
async function keptMistakes(): Promise<SeenMistake[]> {
  const text = await readFile(FILE, 'utf8').catch(() => '[]');
  return (JSON.parse(text) as SeenMistake[]).filter(({ feature, mistake }) =>
    library.features.get(feature)?.mistakes?.some(({ title }) => title === mistake),
  );
}

function keyOf({ feature, mistake }: SeenMistake): string {
  return `${feature}: ${mistake}`;
}

/** Writes docs/misconfiguration.md. */
export async function writeMistakes(): Promise<void> {
  const seen = await keptMistakes();
  const sections = library.categories.map(({ id, title }) => {
    const rows = seen
      .filter(({ feature }) => library.features.get(feature)?.category === id)
      .map((each) => {
        const name = library.features.get(each.feature)?.title ?? each.feature;
        const cells = [
          name,
          each.mistake,
          each.portal ?? 'nothing of it',
          each.doctor ?? 'nothing',
        ];
        return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
      });
    if (rows.length === 0) return '';
    return `## ${title}\n\n| feature | mistake | the portal shows | the doctor says |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n`;
  });
  const text = `<!-- Made by \`npm run verify -- --mistakes --write\`; changes by hand get lost. -->

# What a mistake looks like

The likeliest mistakes of who configures a feature, made on purpose on Backstage ${release.version}
with stand-ins in place of the upstreams: what the portal then shows on the feature's page, and what
\`stagecraft doctor\` says. None of them stops the portal.

${sections.filter((each) => each !== '').join('\n')}`;
  await writePage('misconfiguration.md', text);
}
