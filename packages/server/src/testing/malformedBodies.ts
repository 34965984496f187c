/** A body that is wrong in some way: title, media type, body, status and code of the answer. */
export type Malformed = readonly [
  title: string,
  type: string,
  body: string | Buffer,
  status: number,
  code: string,
];

const JSON_TYPE = 'application/json';
const YAML_TYPE = 'text/yaml';

const json = (value: unknown) => JSON.stringify(value);
const good = { stagecraft: 1, name: 'acme', features: {} };
const blueprint = (change: object) => json({ blueprint: { ...good, ...change } });
const yaml = (text: string) => `stagecraft: 1\nname: acme\n${text}`;
const nested = (depth: number, open: string, close: string) =>
  open.repeat(depth) + close.repeat(depth);
// Put together at run time: a scanner of this repository must not find it.
const token = ['gh', 'p_', 'a1B2c3D4e5F6g7H8i9J0'].join('');

const NOT_JSON: readonly Malformed[] = [
  ['nothing', JSON_TYPE, '', 400, 'BODY_MISSING'],
  ['white space', JSON_TYPE, ' \n\t ', 400, 'BODY_MISSING'],
  ['an open brace', JSON_TYPE, '{', 400, 'BODY_NOT_JSON'],
  ['cut off', JSON_TYPE, '{"blueprint": {"stagecraft": 1', 400, 'BODY_NOT_JSON'],
  ['a comma too many', JSON_TYPE, '{"blueprint": {},}', 400, 'BODY_NOT_JSON'],
  ['single quotes', JSON_TYPE, "{'blueprint': {}}", 400, 'BODY_NOT_JSON'],
  ['a comment', JSON_TYPE, '// x\n{"blueprint": {}}', 400, 'BODY_NOT_JSON'],
  ['two documents', JSON_TYPE, '{}{}', 400, 'BODY_NOT_JSON'],
  ['NaN', JSON_TYPE, '{"blueprint": NaN}', 400, 'BODY_NOT_JSON'],
  ['a byte order mark and nonsense', JSON_TYPE, '\ufeffx', 400, 'BODY_NOT_JSON'],
  ['YAML', JSON_TYPE, yaml('features: {}'), 400, 'BODY_NOT_JSON'],
  ['HTML', JSON_TYPE, '<!doctype html><p>', 400, 'BODY_NOT_JSON'],
  ['a control character in a text', JSON_TYPE, '{"blueprint": "\u0001"}', 400, 'BODY_NOT_JSON'],
  ['no UTF-8', JSON_TYPE, Buffer.from([0x7b, 0xff, 0xfe, 0x7d]), 400, 'BODY_NOT_TEXT'],
  ['UTF-16', JSON_TYPE, Buffer.from('{"blueprint": {}}', 'utf16le'), 400, 'BODY_NOT_JSON'],
  ['zeros', JSON_TYPE, Buffer.alloc(64), 400, 'BODY_NOT_JSON'],
  ['a gzip', JSON_TYPE, Buffer.from([0x1f, 0x8b, 8, 0, 0, 0]), 400, 'BODY_NOT_TEXT'],
  ['a prototype', JSON_TYPE, '{"__proto__": {"a": 1}}', 400, 'BODY_NOT_ALLOWED'],
  [
    'a prototype within',
    JSON_TYPE,
    '{"blueprint": {"features": {"__proto__": {}}}}',
    400,
    'BODY_NOT_ALLOWED',
  ],
  [
    'an escaped prototype',
    JSON_TYPE,
    '{"blueprint": {"\\u005f_proto__": {}}}',
    400,
    'BODY_NOT_ALLOWED',
  ],
  ['brackets without end', JSON_TYPE, '['.repeat(100_000), 400, 'BODY_NOT_JSON'],
];

const WRONG_SHAPE: readonly Malformed[] = [
  ['null', JSON_TYPE, 'null', 400, 'INVALID_FIELD'],
  ['a number', JSON_TYPE, '1', 400, 'INVALID_FIELD'],
  ['true', JSON_TYPE, 'true', 400, 'INVALID_FIELD'],
  ['a list', JSON_TYPE, '[]', 400, 'INVALID_FIELD'],
  ['a list of a blueprint', JSON_TYPE, json([{ blueprint: good }]), 400, 'INVALID_FIELD'],
  ['an empty object', JSON_TYPE, '{}', 400, 'MISSING_FIELD'],
  ['a blueprint without its name', JSON_TYPE, json(good), 400, 'MISSING_FIELD'],
  ['another field', JSON_TYPE, json({ blueprint: good, x: 1 }), 400, 'UNKNOWN_FIELD'],
  ['a mistyped field', JSON_TYPE, json({ bluprint: good }), 400, 'MISSING_FIELD'],
  [
    'secrets, which are not taken here',
    JSON_TYPE,
    json({ blueprint: good, secrets: {} }),
    400,
    'UNKNOWN_FIELD',
  ],
  [
    'a constructor',
    JSON_TYPE,
    json({ blueprint: good, constructor: { prototype: {} } }),
    400,
    'UNKNOWN_FIELD',
  ],
  [
    'a very long field',
    JSON_TYPE,
    json({ blueprint: good, ['x'.repeat(9999)]: 1 }),
    400,
    'UNKNOWN_FIELD',
  ],
  ['a blueprint that is null', JSON_TYPE, '{"blueprint": null}', 422, 'MISSING_FIELD'],
  [
    'a blueprint that is a text',
    JSON_TYPE,
    json({ blueprint: 'stagecraft: 1' }),
    422,
    'INVALID_FIELD',
  ],
  ['a blueprint that is a number', JSON_TYPE, '{"blueprint": 0}', 422, 'INVALID_FIELD'],
  ['a blueprint that is a list', JSON_TYPE, '{"blueprint": []}', 422, 'INVALID_FIELD'],
  ['a blueprint that is false', JSON_TYPE, '{"blueprint": false}', 422, 'INVALID_FIELD'],
  ['an empty blueprint', JSON_TYPE, '{"blueprint": {}}', 422, 'MISSING_FIELD'],
  [
    'no format',
    JSON_TYPE,
    json({ blueprint: { name: 'acme', features: {} } }),
    422,
    'MISSING_FIELD',
  ],
  ['a later format', JSON_TYPE, blueprint({ stagecraft: 2 }), 422, 'INVALID_FIELD'],
  ['a format in quotes', JSON_TYPE, blueprint({ stagecraft: '1' }), 422, 'INVALID_FIELD'],
  ['a huge format', JSON_TYPE, '{"blueprint": {"stagecraft": 1e999}}', 422, 'INVALID_FIELD'],
  ['an unknown field', JSON_TYPE, blueprint({ feature: {} }), 422, 'UNKNOWN_FIELD'],
  [
    'no name',
    JSON_TYPE,
    json({ blueprint: { stagecraft: 1, features: {} } }),
    422,
    'MISSING_FIELD',
  ],
  ['an empty name', JSON_TYPE, blueprint({ name: '' }), 422, 'INVALID_FIELD'],
  ['a name that is null', JSON_TYPE, blueprint({ name: null }), 422, 'INVALID_FIELD'],
  ['a name that is a list', JSON_TYPE, blueprint({ name: ['acme'] }), 422, 'INVALID_FIELD'],
  ['a name with a path', JSON_TYPE, blueprint({ name: '../acme' }), 422, 'INVALID_FIELD'],
  ['a name with a backslash', JSON_TYPE, blueprint({ name: '..\\acme' }), 422, 'INVALID_FIELD'],
  ['an absolute name', JSON_TYPE, blueprint({ name: '/etc/passwd' }), 422, 'INVALID_FIELD'],
  ['a name with a quote', JSON_TYPE, blueprint({ name: 'a".zip' }), 422, 'INVALID_FIELD'],
  [
    'a name that ends a header',
    JSON_TYPE,
    blueprint({ name: 'a\r\nx-evil: 1' }),
    422,
    'INVALID_FIELD',
  ],
  ['a name with a zero', JSON_TYPE, blueprint({ name: 'a\u0000b' }), 422, 'INVALID_FIELD'],
  ['a name in capitals', JSON_TYPE, blueprint({ name: 'ACME' }), 422, 'INVALID_FIELD'],
  ['a name of another script', JSON_TYPE, blueprint({ name: 'พอร์ทัล' }), 422, 'INVALID_FIELD'],
  ['a name too long', JSON_TYPE, blueprint({ name: 'a'.repeat(51) }), 422, 'INVALID_FIELD'],
  ['a title of two lines', JSON_TYPE, blueprint({ title: 'a\nb' }), 422, 'INVALID_FIELD'],
  ['a title too long', JSON_TYPE, blueprint({ title: 'a'.repeat(81) }), 422, 'INVALID_FIELD'],
  ['an empty organization', JSON_TYPE, blueprint({ organization: '' }), 422, 'INVALID_FIELD'],
  [
    'an organization that is a number',
    JSON_TYPE,
    blueprint({ organization: 1 }),
    422,
    'INVALID_FIELD',
  ],
  ['a release that is a number', JSON_TYPE, blueprint({ release: 1.55 }), 422, 'INVALID_FIELD'],
  [
    'a release that is a path',
    JSON_TYPE,
    blueprint({ release: '../1.55.0' }),
    422,
    'INVALID_FIELD',
  ],
  ['a range of releases', JSON_TYPE, blueprint({ release: '^1.55.0' }), 422, 'INVALID_FIELD'],
  ['an unknown release', JSON_TYPE, blueprint({ release: '9.9.9' }), 422, 'UNKNOWN_RELEASE'],
  [
    'no features',
    JSON_TYPE,
    json({ blueprint: { stagecraft: 1, name: 'acme' } }),
    422,
    'MISSING_FIELD',
  ],
  [
    'features that are a list',
    JSON_TYPE,
    blueprint({ features: ['github'] }),
    422,
    'INVALID_FIELD',
  ],
  ['features that are a text', JSON_TYPE, blueprint({ features: 'github' }), 422, 'INVALID_FIELD'],
  [
    'a feature that is true',
    JSON_TYPE,
    blueprint({ features: { github: true } }),
    422,
    'INVALID_FIELD',
  ],
  [
    'a feature that is a list',
    JSON_TYPE,
    blueprint({ features: { github: [] } }),
    422,
    'INVALID_FIELD',
  ],
];

const WRONG_CHOICES: readonly Malformed[] = [
  [
    'an unknown feature',
    JSON_TYPE,
    blueprint({ features: { githubb: {} } }),
    422,
    'UNKNOWN_FEATURE',
  ],
  [
    'a feature that is a path',
    JSON_TYPE,
    blueprint({ features: { '../x': {} } }),
    422,
    'INVALID_FIELD',
  ],
  [
    'a feature without a name',
    JSON_TYPE,
    blueprint({ features: { '': {} } }),
    422,
    'INVALID_FIELD',
  ],
  [
    'the constructor as a feature',
    JSON_TYPE,
    blueprint({ features: { constructor: {} } }),
    422,
    'UNKNOWN_FEATURE',
  ],
  [
    'a feature with a very long name',
    JSON_TYPE,
    blueprint({ features: { ['a'.repeat(9999)]: {} } }),
    422,
    'UNKNOWN_FEATURE',
  ],
  [
    'thousands of features',
    JSON_TYPE,
    blueprint({
      features: Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`f${i}`, {}])),
    }),
    422,
    'UNKNOWN_FEATURE',
  ],
  [
    'very many features',
    JSON_TYPE,
    blueprint({
      features: Object.fromEntries(Array.from({ length: 4000 }, (_, i) => [`f${i}`, {}])),
    }),
    413,
    'BLUEPRINT_TOO_LARGE',
  ],
  [
    'an unknown option',
    JSON_TYPE,
    blueprint({ features: { github: { hots: 'x' } } }),
    422,
    'UNKNOWN_OPTION',
  ],
  [
    'an option of a wrong type',
    JSON_TYPE,
    blueprint({ features: { github: { organization: 1 } } }),
    422,
    'INVALID_OPTION',
  ],
  [
    'an option of a wrong form',
    JSON_TYPE,
    blueprint({ features: { github: { host: 'http://x y' } } }),
    422,
    'INVALID_OPTION',
  ],
  [
    'an option that is an object',
    JSON_TYPE,
    blueprint({ features: { github: { host: {} } } }),
    422,
    'INVALID_OPTION',
  ],
  [
    'a token in an option',
    JSON_TYPE,
    blueprint({ features: { github: { organization: token } } }),
    422,
    'SECRET_IN_BLUEPRINT',
  ],
  [
    'a token as a key',
    JSON_TYPE,
    blueprint({ features: { github: { [token]: 1 } } }),
    422,
    'SECRET_IN_BLUEPRINT',
  ],
  ['a password by its name', JSON_TYPE, blueprint({ password: 'x' }), 422, 'SECRET_IN_BLUEPRINT'],
  [
    'depth in an option',
    JSON_TYPE,
    `{"blueprint": ${nested(500, '{"a":', '}').replace(':}', ':1}')}}`,
    422,
    'BLUEPRINT_TOO_DEEP',
  ],
  ['much depth', JSON_TYPE, `{"blueprint": ${nested(50_000, '[', ']')}}`, 400, 'BODY_NOT_ALLOWED'],
  [
    'a list of thousands',
    JSON_TYPE,
    blueprint({ features: { github: { organization: Array(6000).fill(1) } } }),
    413,
    'BLUEPRINT_TOO_LARGE',
  ],
];

const WRONG_YAML: readonly Malformed[] = [
  ['no text', YAML_TYPE, '', 400, 'BODY_MISSING'],
  ['white space', YAML_TYPE, ' \n', 400, 'BODY_MISSING'],
  ['a comment', YAML_TYPE, '# nothing', 422, 'MISSING_FIELD'],
  ['a word', YAML_TYPE, 'blueprint', 422, 'INVALID_FIELD'],
  ['a list', YAML_TYPE, '- a\n- b', 422, 'INVALID_FIELD'],
  ['an open list', YAML_TYPE, yaml('features: ['), 400, 'BLUEPRINT_NOT_YAML'],
  ['a tab', YAML_TYPE, yaml('features:\n\tgithub: {}'), 400, 'BLUEPRINT_NOT_YAML'],
  ['a key twice', YAML_TYPE, yaml('name: other\nfeatures: {}'), 400, 'BLUEPRINT_NOT_YAML'],
  [
    'two documents',
    YAML_TYPE,
    `${yaml('features: {}')}\n---\n${yaml('features: {}')}`,
    400,
    'BLUEPRINT_NOT_YAML',
  ],
  ['an alias of nothing', YAML_TYPE, yaml('features: *all'), 400, 'BLUEPRINT_NOT_YAML'],
  [
    'aliases that explode',
    YAML_TYPE,
    Array.from(
      { length: 12 },
      (_, i) =>
        `a${i}: &a${i} [${Array(9)
          .fill(i === 0 ? 'x' : `*a${i - 1}`)
          .join(', ')}]`,
    ).join('\n'),
    400,
    'BLUEPRINT_NOT_YAML',
  ],
  ['brackets without end', YAML_TYPE, '['.repeat(20_000), 400, 'BLUEPRINT_NOT_YAML'],
  ['brackets', YAML_TYPE, yaml(`features: ${nested(5000, '[', ']')}`), 400, 'BLUEPRINT_NOT_YAML'],
  ['no UTF-8', YAML_TYPE, Buffer.from([0xc3, 0x28]), 400, 'BODY_NOT_TEXT'],
  ['an unknown feature', YAML_TYPE, yaml('features: { githubb: {} }'), 422, 'UNKNOWN_FEATURE'],
  ['an unknown tag', YAML_TYPE, yaml('features: !!js/function "x"'), 422, 'INVALID_FIELD'],
];

const WRONG_TYPE: readonly Malformed[] = [
  ['a form', 'application/x-www-form-urlencoded', 'blueprint=1', 415, 'UNSUPPORTED_MEDIA_TYPE'],
  ['a file from a form', 'multipart/form-data; boundary=x', '--x--', 415, 'UNSUPPORTED_MEDIA_TYPE'],
  ['plain text', 'text/plain', yaml('features: {}'), 415, 'UNSUPPORTED_MEDIA_TYPE'],
  ['XML', 'application/xml', '<a/>', 415, 'UNSUPPORTED_MEDIA_TYPE'],
  ['a type that is none', 'nonsense', json({ blueprint: good }), 415, 'UNSUPPORTED_MEDIA_TYPE'],
  ['a long type', `application/${'x'.repeat(500)}`, '{}', 415, 'UNSUPPORTED_MEDIA_TYPE'],
  ['too much', JSON_TYPE, json({ blueprint: 'x'.repeat(300_000) }), 413, 'BODY_TOO_LARGE'],
  ['too much YAML', YAML_TYPE, 'x: y\n'.repeat(60_000), 413, 'BODY_TOO_LARGE'],
];

/** Bodies of `POST /api/v1/compositions`, each of which deserves an answer of its own. */
export const MALFORMED: readonly Malformed[] = [
  ...NOT_JSON,
  ...WRONG_SHAPE,
  ...WRONG_CHOICES,
  ...WRONG_YAML,
  ...WRONG_TYPE,
];
