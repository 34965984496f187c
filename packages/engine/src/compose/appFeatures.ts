import { applies } from '../library/condition.ts';
import type { Draft } from './draft.ts';
import { drift, piecesByLine, readText, STAGECRAFT, writePieces, type Origin } from './tree.ts';

const PATH = 'packages/app/src/App.tsx';
const FEATURES = /^( *)features: \[([^\]]*)\],$/m;
const LINE = 80;

export interface AppModule {
  readonly name: string;
  readonly from: string;
  readonly default?: boolean | undefined;
  readonly origin: Origin;
}

/** What App.tsx passes to createApp: only what discovery can't find. */
export function contributeAppFeatures(draft: Draft): void {
  const modules: AppModule[] = [
    { name: 'signInModule', from: './modules/signIn', origin: STAGECRAFT },
  ];
  for (const { feature, scope } of draft.chosen) {
    for (const module of feature.modules ?? []) {
      // Two features may need the same one.
      const known = modules.some(({ name, from }) => name === module.name && from === module.from);
      if (!known && applies(module, scope)) modules.push({ ...module, origin: feature.id });
    }
  }
  let text = readText(draft.tree, PATH);
  for (const module of modules) text = addModule(text, module);
  const origins = new Map(
    modules.flatMap((module) => [
      [importOf(module), module.origin],
      [module.name, module.origin],
    ]),
  );
  const last = modules.at(-1)?.origin ?? STAGECRAFT;
  const pieces = piecesByLine(text, (line) => {
    // The whole list in one line is as the last of them left it.
    if (FEATURES.test(line)) return last;
    return origins.get(line.trim().replace(/,$/, ''));
  });
  writePieces(draft.tree, PATH, pieces);
}

function importOf(module: AppModule): string {
  const binding = module.default === true ? module.name : `{ ${module.name} }`;
  return `import ${binding} from '${module.from}';`;
}

function addModule(text: string, module: AppModule): string {
  const match = FEATURES.exec(text);
  const lastImport = text.lastIndexOf('\nimport ');
  const importEnd = text.indexOf(';\n', lastImport) + 2;
  if (match === null || lastImport < 0) throw drift(PATH, 'the features of createApp');
  const indent = match[1] ?? '';
  const names = (match[2] ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const all = [...names, module.name];
  const oneLine = `${indent}features: [${all.join(', ')}],`;
  const list =
    oneLine.length <= LINE
      ? oneLine
      : `${indent}features: [\n${all.map((name) => `${indent}  ${name},\n`).join('')}${indent}],`;
  const withList = text.replace(FEATURES, () => list);
  return `${withList.slice(0, importEnd)}${importOf(module)}\n${withList.slice(importEnd)}`;
}
