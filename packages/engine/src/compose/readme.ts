import type { Draft } from './draft.ts';
import type { EnvironmentVariable } from './environment.ts';
import { STAGECRAFT, writePieces, type Origin, type Piece } from './tree.ts';

/** README.md: what is in the portal, how to run it, what it still needs. */
export function contributeReadme(draft: Draft): void {
  const { title, organization } = draft.selection;
  writePieces(draft.tree, 'README.md', [
    own(`# ${title}

The developer portal of ${organization}, on [Backstage](https://backstage.io) ${draft.release.version}.

## Run it

Node ${draft.release.node.replaceAll(' || ', ' or ')} is all it takes; yarn comes with the project.

\`\`\`sh
yarn install
yarn start
\`\`\`

The portal opens at <http://localhost:3000>, its backend is at <http://localhost:7007>. Without a
global yarn, \`node ${yarnPath(draft)}\` is the same command.

## What is in it

`),
    ...featureTable(draft),
    own(`
## Secrets

The portal starts without any; what needs one says so. Copy \`.env.example\` to \`.env\` (ignored by
git) and fill in what you have.

`),
    ...secretTable(draft.environment),
    own('\n'),
    ...nextSteps(draft),
    own(`## Deploy it

\`app-config.production.yaml\` holds what differs from local running: set \`app.baseUrl\` and
\`backend.baseUrl\` to the address that people use. In production the portal keeps its data in
PostgreSQL (\`POSTGRES_*\` in \`.env.example\`).

## Change it

This is a plain Backstage project: everything in the Backstage documentation applies. What was
chosen is in \`stagecraft.yaml\`.

The project starts from the template of \`@backstage/create-app\` ${draft.release.createApp.version},
© The Backstage Authors, Apache License 2.0.
`),
  ]);
}

function own(text: string): Piece {
  return { text, origin: STAGECRAFT };
}

function yarnPath(draft: Draft): string {
  const path = [...draft.tree.keys()].find((file) => file.startsWith('.yarn/releases/'));
  return path ?? '.yarn/releases/yarn.cjs';
}

interface Row {
  readonly cells: readonly string[];
  readonly origin: Origin | undefined;
}

/** Columns are padded as Prettier does, so that the project's own check passes. */
function table(head: readonly string[], rows: readonly Row[]): Piece[] {
  const widths = head.map((cell, i) =>
    Math.max(cell.length, ...rows.map(({ cells }) => (cells[i] ?? cell).length)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |\n`;
  return [
    own(line(head)),
    own(line(widths.map((width) => '-'.repeat(width)))),
    ...rows.map(({ cells, origin }) => ({ text: line(cells), origin })),
  ];
}

function featureTable(draft: Draft): Piece[] {
  return table(
    ['Feature', 'What it does', 'Documentation'],
    draft.chosen.map(({ feature }) => ({
      cells: [feature.title, feature.summary, `[docs](${feature.links.docs})`],
      origin: feature.id,
    })),
  );
}

function secretTable(variables: readonly EnvironmentVariable[]): Piece[] {
  return table(
    ['Variable', 'What it is for', 'Where to get it'],
    variables.map(({ name, purpose, obtain, production, features }) => ({
      cells: [
        `\`${name}\``,
        production ? `${purpose} (production)` : purpose,
        `[${new URL(obtain).hostname}](${obtain})`,
      ],
      origin: features[0],
    })),
  );
}

function nextSteps({ nextSteps: steps }: Draft): Piece[] {
  if (steps.length === 0) return [];
  const sections = steps.map(({ title, body, link, feature }) => {
    const more = link === undefined ? '' : `\n\n[Read more](${link})`;
    return { text: `### ${title}\n\n${body}${more}\n\n`, origin: feature };
  });
  return [own('## Next steps\n\n'), ...sections];
}
