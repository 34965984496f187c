import type { Library } from '@stagecraft/engine';

interface HelpSettings {
  readonly library: Library;
  /** As the caller reached the server: `http://127.0.0.1:4400`. */
  readonly origin: string;
  /** Whether the API asks for a token. */
  readonly token: boolean;
  /** The parameter of a share link, for the examples. */
  readonly shared: string;
}

const WIDTH = 100;

/** What a person sees who asks with curl. */
export function helpText(settings: HelpSettings): string {
  const { library, origin, token } = settings;
  const features = [...library.features.values()];
  const parts = [
    'Stagecraft makes Backstage developer portals from what you choose.',
    `Open ${origin} in a browser to choose,\nand to see what comes of it, or ask from here.`,
    ...(token ? [TOKEN] : []),
    ...examples(settings),
    `A stagecraft.yaml to begin with:\n\n${BLUEPRINT}`,
    section('Everything else', ROUTES),
    section(
      'Presets',
      [...library.presets.values()].map(({ id, summary }) => [id, summary]),
    ),
    ...library.categories.map((category) =>
      section(
        category.title,
        features
          .filter((feature) => feature.category === category.id)
          .map(({ id, title, summary }) => [id, `${title}: ${summary}`]),
      ),
    ),
  ];
  return `${parts.join('\n\n')}\n`;
}

const TOKEN = `The API asks for the token in the address that \`stagecraft serve\` printed:

  export STAGECRAFT_TOKEN=…`;

const BLUEPRINT = `  stagecraft: 1
  name: acme-portal
  features:
    github: { organization: acme }
    techdocs: {}`;

const ROUTES: readonly (readonly [string, string])[] = [
  ['GET /api/v1/features', 'what can be chosen; /api/v1/features/<id> for all about one'],
  ['GET /api/v1/presets', 'choices to start from'],
  ['GET /api/v1/releases', 'Backstage releases'],
  ['GET /api/v1/schema/blueprint', 'the JSON Schema of a stagecraft.yaml'],
  ['GET /api/v1/openapi.json', 'this API as OpenAPI 3.1; /api/docs to read it'],
];

function examples({ origin, token, shared }: HelpSettings): string[] {
  const curl = `curl${token ? ' -H "Authorization: Bearer $STAGECRAFT_TOKEN"' : ''}`;
  const yaml = "-H 'content-type: text/yaml' --data-binary @stagecraft.yaml";
  return [
    'A project as a ZIP, from a stagecraft.yaml:',
    `  ${curl} ${yaml} -OJ ${origin}/api/v1/projects.zip`,
    'From a share link (its part after b=), here of the preset "github":',
    `  ${curl} -LOJ '${origin}/zip?b=${shared}'`,
    'What it would make, without making it:',
    `  ${curl} ${yaml} ${origin}/api/v1/compositions`,
  ];
}

function section(title: string, rows: readonly (readonly [string, string])[]): string {
  return `${title}\n\n${table(rows).join('\n')}`;
}

/** Two columns, the second wrapped. */
function table(rows: readonly (readonly [string, string])[]): string[] {
  const column = Math.max(...rows.map(([name]) => name.length)) + 2;
  return rows.flatMap(([name, text]) =>
    wrap(text, WIDTH - column - 2).map(
      (line, index) => `  ${(index === 0 ? name : '').padEnd(column)}${line}`,
    ),
  );
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}
