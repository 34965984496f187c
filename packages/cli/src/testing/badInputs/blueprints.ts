import { shareBlueprint } from '@stagecraft/engine';
import { bad, CREATE, FILE, type BadInput } from './row.ts';

const LINK = (link: string) => [...CREATE, '--blueprint', link];

/** Blueprints from a file or the standard input. */
export const BLUEPRINTS: readonly BadInput[] = [
  bad(
    'a blueprint that is missing',
    [...CREATE, '--blueprint', 'none.yaml'],
    'BLUEPRINT_MISSING',
    /no file none.yaml/,
  ),
  bad(
    'a blueprint that is a folder',
    [...CREATE, '--blueprint', 'folder'],
    'BLUEPRINT_MISSING',
    /is a folder/,
    { fix: /stagecraft.yaml/, files: { folder: null } },
  ),
  bad(
    'a blueprint inside a file',
    [...CREATE, '--blueprint', 'bp.yaml/x'],
    'BLUEPRINT_MISSING',
    /no file/,
    { blueprint: 'x' },
  ),
  bad('a blueprint that is empty', FILE, 'MISSING_FIELD', /stagecraft is missing/, {
    blueprint: '',
    position: { line: 1, column: 1 },
    count: 3,
  }),
  bad('a blueprint of comments only', FILE, 'MISSING_FIELD', /stagecraft is missing/, {
    blueprint: '# nothing\n',
    position: { line: 1, column: 1 },
    count: 3,
  }),
  bad('a blueprint that is a list', FILE, 'INVALID_FIELD', /The blueprint is not valid/, {
    blueprint: '- a\n- b\n',
    position: { line: 1, column: 1 },
  }),
  bad('a blueprint that is a text', FILE, 'INVALID_FIELD', /The blueprint is not valid/, {
    blueprint: 'hello\n',
    position: { line: 1, column: 1 },
  }),
  bad('a tab where spaces belong', FILE, 'BLUEPRINT_NOT_YAML', /not valid YAML/, {
    blueprint: 'stagecraft: 1\nname: acme\nfeatures:\n\tgithub: {}\n',
    position: 'any',
    count: 'any',
  }),
  bad('a bracket that is left open', FILE, 'BLUEPRINT_NOT_YAML', /not valid YAML/, {
    blueprint: 'stagecraft: 1\nname: acme\nfeatures: { github: {}\n',
    position: 'any',
    count: 'any',
  }),
  bad('the same key twice', FILE, 'BLUEPRINT_NOT_YAML', /not valid YAML/, {
    blueprint: 'stagecraft: 1\nname: acme\nname: other\nfeatures: {}\n',
    position: { line: 3, column: 1 },
  }),
  bad('two documents', FILE, 'BLUEPRINT_NOT_YAML', /not valid YAML/, {
    blueprint: 'stagecraft: 1\nname: acme\nfeatures: {}\n---\na: 1\n',
    position: 'any',
    count: 'any',
  }),
  bad('a billion laughs', FILE, 'BLUEPRINT_NOT_YAML', /alias/, {
    blueprint:
      'a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\nstagecraft: 1\nname: x\nfeatures: {}\n',
  }),
  bad('a blueprint over the limit', FILE, 'BLUEPRINT_TOO_LARGE', /at most/, {
    blueprint: `# ${'x'.repeat(300000)}`,
  }),
  bad('a huge blueprint', FILE, 'BLUEPRINT_TOO_LARGE', /larger than/, {
    blueprint: `# ${'x'.repeat(1100000)}`,
  }),
  bad(
    'a huge blueprint from the standard input',
    [...CREATE, '--blueprint', '-'],
    'BLUEPRINT_TOO_LARGE',
    /larger than/,
    { stdin: `# ${'x'.repeat(1100000)}` },
  ),
  bad('a blueprint that is no text', FILE, 'BLUEPRINT_NOT_TEXT', /not text/, {
    blueprint: new Uint8Array([0x6e, 0xff, 0xfe, 0x00]),
  }),
  bad('an empty standard input', [...CREATE, '--blueprint', '-'], 'MISSING_FIELD', /is missing/, {
    stdin: '',
    position: { line: 1, column: 1 },
    count: 3,
  }),
  bad('a format to come', FILE, 'INVALID_FIELD', /stagecraft is not valid/, {
    fix: /update Stagecraft/,
    blueprint: 'stagecraft: 2\nname: acme\nfeatures: {}\n',
    position: { line: 1, column: 1 },
  }),
  bad('a format that is no number', FILE, 'INVALID_FIELD', /stagecraft is not valid/, {
    blueprint: 'stagecraft: one\nname: acme\nfeatures: {}\n',
    position: { line: 1, column: 1 },
  }),
  bad('a field that nobody knows', FILE, 'UNKNOWN_FIELD', /"organisation"/, {
    fix: /"organization"/,
    blueprint: 'stagecraft: 1\nname: acme\norganisation: Acme\nfeatures: {}\n',
    position: { line: 3, column: 1 },
  }),
  bad('no features at all', FILE, 'MISSING_FIELD', /features is missing/, {
    blueprint: 'stagecraft: 1\nname: acme\n',
    position: { line: 1, column: 1 },
  }),
  bad('features as a list', FILE, 'INVALID_FIELD', /features is not valid/, {
    fix: /id: {}/,
    blueprint: 'stagecraft: 1\nname: acme\nfeatures: [github]\n',
    position: { line: 3, column: 1 },
  }),
  bad('options that are a text', FILE, 'INVALID_FIELD', /features.github is not valid/, {
    blueprint: 'stagecraft: 1\nname: acme\nfeatures:\n  github: acme\n',
    position: { line: 4, column: 3 },
  }),
  bad('an unknown feature in a blueprint', FILE, 'UNKNOWN_FEATURE', /"githubb"/, {
    fix: /"github"/,
    blueprint: 'stagecraft: 1\nname: acme\nfeatures:\n  githubb: {}\n',
    position: { line: 4, column: 3 },
  }),
  bad('an unknown option in a blueprint', FILE, 'UNKNOWN_OPTION', /no option "organisation"/, {
    fix: /"organization"/,
    blueprint: 'stagecraft: 1\nname: acme\nfeatures:\n  github: { organisation: acme }\n',
    position: { line: 4, column: 13 },
  }),
  bad('a wrong type in a blueprint', FILE, 'INVALID_OPTION', /github.minutes/, {
    blueprint: 'stagecraft: 1\nname: acme\nfeatures:\n  github:\n    minutes: ten\n',
    position: { line: 5, column: 5 },
  }),
  bad('an unknown release in a blueprint', FILE, 'UNKNOWN_RELEASE', /"1.99.0"/, {
    blueprint: 'stagecraft: 1\nname: acme\nrelease: 1.99.0\nfeatures: {}\n',
    position: { line: 3, column: 1 },
  }),
  bad('a link without a blueprint', LINK('https://portal.example/'), 'SHARE_LINK_INVALID', /"b="/),
  bad(
    'a link that was cut off',
    LINK('https://portal.example/#/?b=1wx3'),
    'SHARE_LINK_INVALID',
    /cut off/,
  ),
  bad('a link of a format to come', LINK('?b=2abc'), 'SHARE_LINK_NEWER', /format 2/, {
    fix: /Update/,
  }),
  bad(
    'a link that is far too long',
    LINK(`?b=1${'A'.repeat(9000)}`),
    'SHARE_LINK_TOO_LARGE',
    /9001/,
  ),
  bad('what a link holds, cut off', LINK('1wx3tSLENpXAHM'), 'SHARE_LINK_INVALID', /cut off/),
  bad(
    'a link with an unknown feature',
    LINK(
      shareBlueprint({ stagecraft: 1, name: 'acme', release: 'latest', features: { gihub: {} } }),
    ),
    'UNKNOWN_FEATURE',
    /"gihub"/,
    { fix: /"github"/ },
  ),
  bad('several errors at once', FILE, 'UNKNOWN_FEATURE', /"aa".*/, {
    blueprint: 'stagecraft: 1\nname: acme\nfeatures:\n  aa: {}\n  bb: {}\n',
    position: { line: 4, column: 3 },
    count: 2,
  }),
];
