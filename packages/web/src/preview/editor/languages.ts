import type { Extension } from '@codemirror/state';
import { fetchAhead } from '../../lazy/lazyPart.tsx';

type Load = () => Promise<Extension>;

const typescript: Load = async () =>
  (await import('@codemirror/lang-javascript')).javascript({ typescript: true });
const tsx: Load = async () =>
  (await import('@codemirror/lang-javascript')).javascript({ typescript: true, jsx: true });
const javascript: Load = async () => (await import('@codemirror/lang-javascript')).javascript();
const json: Load = async () => (await import('@codemirror/lang-json')).json();
const yaml: Load = async () => (await import('@codemirror/lang-yaml')).yaml();
const markdown: Load = async () =>
  (await import('@codemirror/lang-markdown')).markdown({ completeHTMLTags: false });
const stream = async (load: () => Promise<Parameters<StreamDefine>[0]>): Promise<Extension> => {
  const [{ StreamLanguage }, parser] = await Promise.all([import('@codemirror/language'), load()]);
  return StreamLanguage.define(parser);
};
type StreamDefine = typeof import('@codemirror/language').StreamLanguage.define<unknown>;

const dockerfile: Load = () =>
  stream(async () => (await import('@codemirror/legacy-modes/mode/dockerfile')).dockerFile);
const shell: Load = () =>
  stream(async () => (await import('@codemirror/legacy-modes/mode/shell')).shell);
const toml: Load = () =>
  stream(async () => (await import('@codemirror/legacy-modes/mode/toml')).toml);
const properties: Load = () =>
  stream(async () => (await import('@codemirror/legacy-modes/mode/properties')).properties);
const xml: Load = () => stream(async () => (await import('@codemirror/legacy-modes/mode/xml')).xml);
const html: Load = () =>
  stream(async () => (await import('@codemirror/legacy-modes/mode/xml')).html);

const BY_NAME: Readonly<Record<string, Load>> = {
  Dockerfile: dockerfile,
  'yarn.lock': yaml,
  '.env.example': properties,
  '.eslintrc': json,
};

const BY_ENDING: Readonly<Record<string, Load>> = {
  yaml,
  yml: yaml,
  json,
  ts: typescript,
  mts: typescript,
  tsx,
  js: javascript,
  cjs: javascript,
  mjs: javascript,
  md: markdown,
  sh: shell,
  toml,
  properties,
  svg: xml,
  xml,
  html,
};

const ALL = new Set([...Object.values(BY_NAME), ...Object.values(BY_ENDING)]);
fetchAhead(async () => await Promise.all([...ALL].map(async (load) => await load())));

/** How a file is highlighted, by its name; undefined for plain text. */
function loaderFor(path: string): Load | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return BY_NAME[name] ?? BY_ENDING[name.slice(name.lastIndexOf('.') + 1)];
}

const loaded = new Map<Load, Extension>();

/** What is there already; undefined while it has to be fetched, `[]` for plain text. */
export function knownLanguage(path: string): Extension | undefined {
  const load = loaderFor(path);
  return load === undefined ? [] : loaded.get(load);
}

/** Fetches what highlights a file; plain text when that fails. */
export async function loadLanguage(path: string): Promise<Extension> {
  const load = loaderFor(path);
  if (load === undefined) return [];
  try {
    const extension = await load();
    loaded.set(load, extension);
    return extension;
  } catch {
    return [];
  }
}
