import {
  readSharedBlueprint,
  shareBlueprint,
  StagecraftError,
  StagecraftErrors,
} from '@stagecraft/engine';
import { deflateSync } from 'fflate';
import { DICTIONARY } from '../../packages/engine/src/share/write.ts';

export interface MalformedLink {
  readonly what: string;
  /** The `b` of an address. */
  readonly parameter: string;
}

const VALID = shareBlueprint({
  stagecraft: 1,
  name: 'acme-portal',
  title: 'Acme Developer Portal',
  organization: 'Acme',
  release: '1.55.0',
  features: { github: { organization: 'acme' }, search: { engine: 'postgres' }, org: {}, home: {} },
});

/** Ways in which a link arrives broken, or is made to break the page. */
export function malformedLinks(): readonly MalformedLink[] {
  return [...cut(), ...changed(), ...foreign(), ...random(), ...folded()].filter(isRefused);
}

/** A change may hit a letter of a name and give another good blueprint. */
function isRefused({ what, parameter }: MalformedLink): boolean {
  try {
    readSharedBlueprint(parameter);
    return false;
  } catch (error) {
    if (error instanceof StagecraftError || error instanceof StagecraftErrors) return true;
    throw new Error(`The engine breaks on ${what}: ${parameter.slice(0, 80)}`, { cause: error });
  }
}

/** As messengers cut long addresses. */
function cut(): MalformedLink[] {
  const lengths = Array.from({ length: 30 }, (_, at) => 1 + Math.floor((at * VALID.length) / 31));
  return lengths.map((length) => ({
    what: `cut after ${length} characters`,
    parameter: VALID.slice(0, length),
  }));
}

function changed(): MalformedLink[] {
  const places = Array.from(
    { length: 40 },
    (_, at) => 1 + Math.floor((at * (VALID.length - 2)) / 40),
  );
  return places.map((place) => ({
    what: `another character at ${place}`,
    parameter: `${VALID.slice(0, place)}${VALID[place] === 'A' ? 'z' : 'A'}${VALID.slice(place + 1)}`,
  }));
}

/** What is no link of ours. */
function foreign(): MalformedLink[] {
  const formats = ['2', '3', '9', '0', 'a', '-', '_'].map((format) => format + VALID.slice(1));
  const texts = [
    '1',
    '1=',
    '1====',
    '1%',
    '1%00',
    '1+++',
    '1///',
    '1 2 3',
    'undefined',
    'null',
    '{}',
    '[]',
    '<script>alert(1)</script>',
    "'; drop table blueprints; --",
    '../../../../etc/passwd',
    '${jndi:ldap://127.0.0.1/a}',
    'สวัสดี',
    '\u{1F600}',
    '\u0000',
    `1${'A'.repeat(8000)}`,
    `1${'A'.repeat(9000)}`,
    `1${'_'.repeat(100_000)}`,
  ];
  return [...formats, ...texts].map((parameter) => ({
    what: `foreign: ${JSON.stringify(parameter).slice(0, 40)}`,
    parameter,
  }));
}

function random(): MalformedLink[] {
  let seed = 155;
  // The usual generator of Park and Miller: the same links in every run.
  const next = () => (seed = (seed * 48_271) % 2_147_483_647);
  return Array.from({ length: 20 }, (_, at) => ({
    what: `random bytes ${at}`,
    parameter: `1${Buffer.from(Array.from({ length: 4 + at * 9 }, () => next() % 256)).toString('base64url')}`,
  }));
}

/** Well folded, but what is in it is none. */
function folded(): MalformedLink[] {
  const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
  const texts = [
    '',
    'null',
    '42',
    '"text"',
    '{}',
    '[]',
    '[1]',
    '[1,2,3]',
    '["acme"]',
    '["acme","1.55.0"]',
    '["acme","1.55.0",null]',
    '["acme","1.55.0",{}]',
    '["acme","1.55.0","org",[]]'.replace('[]', '42'),
    '["acme","1.55.0","org",{"org":42}]',
    '["acme","1.55.0","org",{"home":{}}]',
    '["acme","1.55.0","org",{"__proto__":{"polluted":true}}]',
    '["acme","1.55.0","__proto__,constructor"]',
    '["../../etc","1.55.0",""]',
    '["ACME PORTAL","1.55.0",""]',
    '["","1.55.0",""]',
    '["acme",7,""]',
    '["acme","1.55.0",""," ","","","",""]',
    '["acme","1.55.0","org",null,{}]',
    '["acme","1.55.0","org",null,null,[]]',
    `["acme","1.55.0","",null,"${'t'.repeat(5000)}"]`,
    `["${'a'.repeat(60_000)}","1.55.0",""]`,
    `["acme","1.55.0","",{"a":"${' '.repeat(2_000_000)}"}]`,
    deep(10_000),
    `["acme","1.55.0","github",{"github":{"organization":"ghp_${'a1B2'.repeat(9)}"}}]`,
    '["acme","1.55.0"',
    '\uFEFF["acme","1.55.0",""]',
  ];
  return texts.map((text) => ({
    what: `folded: ${text.slice(0, 40)}`,
    parameter: `1${Buffer.from(
      deflateSync(Buffer.from(text), { level: 9, dictionary: DICTIONARY }),
    ).toString('base64url')}`,
  }));
}
