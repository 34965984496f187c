import { deflateSync } from 'fflate';
import { DICTIONARY } from '../share/write.ts';
import { toBase64 } from '../wire/base64.ts';

/** What a link may hold in place of a blueprint, and the code of the error that tells so. */
export interface MalformedLink {
  readonly name: string;
  readonly link: string;
  readonly code: string;
}

const INVALID = 'SHARE_LINK_INVALID';
const LARGE = 'SHARE_LINK_TOO_LARGE';

function row(name: string, link: string, code = INVALID): MalformedLink {
  return { name, link, code };
}

/** A link that is right in all but what it holds. */
export function linkOf(held: string | Uint8Array): string {
  const bytes = typeof held === 'string' ? new TextEncoder().encode(held) : held;
  return `1${toBase64(deflateSync(bytes, { level: 9, dictionary: DICTIONARY }), 'url')}`;
}

const GOOD = linkOf('["acme","latest","github",{"github":{"organization":"acme"}}]');

const TEXTS: readonly MalformedLink[] = [
  row('nothing', ''),
  row('blanks', '   \n\t '),
  row('a word', 'hello'),
  row('a sentence', 'please open this portal'),
  row('a bare format', '1'),
  row('a format and one character', '1a'),
  row('format 0', `0${GOOD.slice(1)}`),
  row('a letter as format', `a${GOOD.slice(1)}`),
  row('a sign as format', `-${GOOD.slice(1)}`),
  row('format 2', `2${GOOD.slice(1)}`, 'SHARE_LINK_NEWER'),
  row('format 9', `9${GOOD.slice(1)}`, 'SHARE_LINK_NEWER'),
  row('format 7 and nothing', '7', 'SHARE_LINK_NEWER'),
  row('a space inside', `${GOOD.slice(0, 8)} ${GOOD.slice(8)}`),
  row('a line break inside', `${GOOD.slice(0, 8)}\n${GOOD.slice(8)}`),
  row('padding', `${GOOD}==`),
  row('a plus sign', `1+${GOOD.slice(2)}`),
  row('a dot', `${GOOD}.`),
  row('an ellipsis', `${GOOD.slice(0, 10)}…`),
  row('percent signs', '1%41%42%43%44'),
  row('a broken percent sign', '1%'),
  row('letters that are not ASCII', '1äöüß'),
  row('an emoji', '1😀😀'),
  row('a zero byte', `1\u0000${GOOD.slice(2)}`),
  row('an invisible space', `1\u200b${GOOD.slice(1)}`),
  row('half a character', '1\ud800abc'),
  row('another script', '1ไทย'),
  row('HTML', '<script>alert(1)</script>'),
  row('HTML as parameter', '?b=<script>alert(1)</script>'),
  row('a path upwards', '../../etc/passwd'),
  row('SQL', "1' OR '1'='1"),
  row('a template', '{{constructor.constructor("return 1")()}}'),
  row('a header', 'b=1%0d%0aSet-Cookie:x=1'),
  row('JSON', '{"stagecraft":1,"name":"acme","features":{}}'),
  row('YAML', 'stagecraft: 1'),
];

const ADDRESSES: readonly MalformedLink[] = [
  row('an address without it', 'https://portal.example/'),
  row('an address with another parameter', 'https://portal.example/#/?c=1'),
  row('an address with it empty', 'https://portal.example/#/?b='),
  row('an address with it empty in both places', 'https://portal.example/?b=#/?b='),
  row('an address with it as word', 'https://portal.example/#/?b=hello'),
  row('an address with it cut off', `https://portal.example/#/?b=${GOOD.slice(0, 12)}`),
  row('an address with it in the path', `https://portal.example/b/${GOOD}`),
  row('an address with a longer name', `https://portal.example/?bb=${GOOD}`),
  row('an address in capitals', `HTTPS://PORTAL.EXAMPLE/#/?B=${GOOD.toUpperCase()}`),
  row('code in place of an address', 'javascript:alert(1)//?b=1'),
  row('data in place of an address', 'data:text/html,?b=<b>'),
  row('a file', 'file:///etc/passwd'),
  row('an address with a newer one', 'https://portal.example/#/?b=2abc', 'SHARE_LINK_NEWER'),
  row('only the mark', '?b'),
  row('only the name', 'b='),
  row('a hash', '#'),
  row('a question mark', '?'),
  row('many parameters', `?${'a=1&'.repeat(50)}b=`),
];

const FOLDED: readonly MalformedLink[] = [
  ...[2, 3, 5, 7, 9, 12].map((length) => row(`cut to ${length}`, GOOD.slice(0, length))),
  row('without its last character', GOOD.slice(0, -1)),
  row('without its first character', GOOD.slice(1), 'any'),
  row('folded by nobody', `1${'A'.repeat(40)}`, 'any'),
  row('folded by nobody either', `1${'_'.repeat(40)}`),
  row('a block of a reserved kind', '1Bw'),
  row('a stored block that ends early', '1AQoA9f9h'),
  row('a stored block with a wrong check', '1AQUAAABoZWxsbw'),
  row(
    'a reference to before the words',
    `1${toBase64(new Uint8Array([0x4b, 0x04, 0xff, 0xff, 0xff]), 'url')}`,
    'any',
  ),
  row('gzip', `1${toBase64(new Uint8Array([0x1f, 0x8b, 8, 0, 0, 0, 0, 0]), 'url')}`),
  row('zlib', `1${toBase64(new Uint8Array([0x78, 0x9c, 0x03, 0, 0, 0, 0, 1]), 'url')}`),
  row('a ZIP', `1${toBase64(new TextEncoder().encode('PK\u0003\u0004'), 'url')}`),
  row('an image', `1${toBase64(new Uint8Array([0x89, 0x50, 0x4e, 0x47]), 'url')}`),
];

const LARGES: readonly MalformedLink[] = [
  row('a parameter over the limit', `1${'A'.repeat(8192)}`, LARGE),
  row('an address over the limit', `https://portal.example/?b=1${'A'.repeat(8192)}`, LARGE),
  row('a text over the limit', 'x'.repeat(1_000_000), LARGE),
  row('a newer format over the limit', `2${'A'.repeat(9000)}`, LARGE),
  row('a bomb of zeros', linkOf(new Uint8Array(2_000_000)), LARGE),
  row('a bomb of blanks', linkOf(' '.repeat(3_000_000)), LARGE),
  row('a bomb of one list', linkOf(`["a","latest","",{},${'[],'.repeat(100_000)}1]`), LARGE),
  row('a bomb just over the limit', linkOf(' '.repeat(64 * 1024 + 1)), LARGE),
  row('a text as large as allowed', linkOf(' '.repeat(64 * 1024))),
];

const DATA: readonly MalformedLink[] = [
  row('an empty text', linkOf('')),
  row('a number', linkOf('1')),
  row('a string', linkOf('"acme"')),
  row('null', linkOf('null')),
  row('true', linkOf('true')),
  row('an object', linkOf('{"name":"acme"}')),
  row('a blueprint as it is', linkOf('{"stagecraft":1,"name":"acme","features":{}}')),
  row('an empty list', linkOf('[]')),
  row('a short list', linkOf('["acme"]')),
  row('a list without features', linkOf('["acme","latest"]')),
  row('a long list', linkOf('["acme","latest","",{},"T","O",1]')),
  row('features as list', linkOf('["acme","latest",["github"]]')),
  row('features as object', linkOf('["acme","latest",{"github":{}}]')),
  row('features as number', linkOf('["acme","latest",1]')),
  row('options of nothing chosen', linkOf('["acme","latest","",{"github":{}}]')),
  row('options of something else', linkOf('["acme","latest","github",{"gitlab":{"a":1}}]')),
  row('half of JSON', linkOf('["acme","latest"')),
  row('JSON and more', linkOf('["acme","latest",""] x')),
  row('two of them', linkOf('["acme","latest",""]["acme","latest",""]')),
  row('YAML inside', linkOf('stagecraft: 1\nname: acme\n')),
  row('bytes that are no text', linkOf(new Uint8Array([0x5b, 0xff, 0xfe, 0x5d]))),
  row('a character cut in half', linkOf(new Uint8Array([0x5b, 0x22, 0xe0, 0xb8, 0x22, 0x5d]))),
  row('an overlong character', linkOf(new Uint8Array([0x22, 0xc0, 0x80, 0x22]))),
  row('a byte order mark', linkOf('\ufeff["acme","latest",""]')),
  row('UTF-16', linkOf(new Uint8Array([0x5b, 0, 0x5d, 0]))),
  row('a prototype in options', linkOf('["acme","latest","github",{"__proto__":{"a":1}}]')),
  row('a prototype in a feature', linkOf('["acme","latest","github",{"github":{"__proto__":{}}}]')),
  row('a prototype deep inside', linkOf('["acme","latest","x",{"x":{"a":[{"__proto__":1}]}}]')),
  row('a prototype as feature', linkOf('["acme","latest","__proto__"]'), 'INVALID_FIELD'),
  row(
    'lists without end',
    linkOf(`["acme","latest","x",{"x":{"a":${'['.repeat(3000)}${']'.repeat(3000)}}}]`),
    'any',
  ),
  row(
    'objects without end',
    linkOf(`["acme","latest","x",{"x":{"a":${'{"a":'.repeat(500)}1${'}'.repeat(500)}}}]`),
    'BLUEPRINT_TOO_DEEP',
  ),
  row('a bracket left open', linkOf('['.repeat(60_000))),
  row(
    'thousands of values',
    linkOf(`["acme","latest","x",{"x":{"a":[${'0,'.repeat(20_000)}0]}}]`),
    'BLUEPRINT_TOO_DEEP',
  ),
];

const CHOICES: readonly MalformedLink[] = [
  row('no name', linkOf('[null,"latest",""]'), 'INVALID_FIELD'),
  row('an empty name', linkOf('["","latest",""]'), 'INVALID_FIELD'),
  row('a name that is a path', linkOf('["../../x","latest",""]'), 'INVALID_FIELD'),
  row('a name with capitals', linkOf('["Acme","latest",""]'), 'INVALID_FIELD'),
  row('a name that is a command', linkOf('["a;rm -rf ~","latest",""]'), 'INVALID_FIELD'),
  row('a name that is too long', linkOf(`["${'a'.repeat(51)}","latest",""]`), 'INVALID_FIELD'),
  row('a name that is a list', linkOf('[["acme"],"latest",""]'), 'INVALID_FIELD'),
  row('a release of another kind', linkOf('["acme","newest",""]'), 'INVALID_FIELD'),
  row('a release that is a number', linkOf('["acme",1.55,""]'), 'INVALID_FIELD'),
  row('a release that is a path', linkOf('["acme","../../1.55.0",""]'), 'INVALID_FIELD'),
  row('an id with capitals', linkOf('["acme","latest","GitHub"]'), 'INVALID_FIELD'),
  row('an id that is a path', linkOf('["acme","latest","../x"]'), 'INVALID_FIELD'),
  row('an id that is empty', linkOf('["acme","latest",","]'), 'INVALID_FIELD'),
  row('options that are a text', linkOf('["acme","latest","x",{"x":"y"}]'), 'INVALID_FIELD'),
  row('options that are a list', linkOf('["acme","latest","x",{"x":[1]}]'), 'INVALID_FIELD'),
  row('options that are all a list', linkOf('["acme","latest","x",["x"]]')),
  row('options that are all a text', linkOf('["acme","latest","x","y"]')),
  row('a title of two lines', linkOf('["acme","latest","",null,"a\\nb"]'), 'INVALID_FIELD'),
  row(
    'a title that is too long',
    linkOf(`["acme","latest","",null,"${'a'.repeat(81)}"]`),
    'INVALID_FIELD',
  ),
  row('a title that is a number', linkOf('["acme","latest","",null,7]'), 'INVALID_FIELD'),
  row(
    'an organization that is a list',
    linkOf('["acme","latest","",null,"T",[]]'),
    'INVALID_FIELD',
  ),
  row(
    'a token',
    linkOf(`["acme","latest","x",{"x":{"a":"${['gh', 'p_'].join('')}${'a1B2'.repeat(9)}"}}]`),
    'SECRET_IN_BLUEPRINT',
  ),
  row(
    'a token as name of an option',
    linkOf(`["acme","latest","x",{"x":{"${['gh', 'p_'].join('')}${'a1B2'.repeat(9)}":1}}]`),
    'SECRET_IN_BLUEPRINT',
  ),
  row(
    'a password',
    linkOf('["acme","latest","x",{"x":{"password":"hunter2"}}]'),
    'SECRET_IN_BLUEPRINT',
  ),
];

/** Links that hold no blueprint, each in its own way. `any` where what is left may by chance be one. */
export const MALFORMED_LINKS: readonly MalformedLink[] = [
  ...TEXTS,
  ...ADDRESSES,
  ...FOLDED,
  ...LARGES,
  ...DATA,
  ...CHOICES,
];
