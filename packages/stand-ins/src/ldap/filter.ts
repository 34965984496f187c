import { Ber, type BerReader } from 'ldapts';
import { normalized, type Entry } from './directory.ts';

/** A search filter as it was sent: what it says, and of which entries it is true. */
export interface Filter {
  readonly text: string;
  readonly test: (entry: Entry) => boolean;
}

/** The kinds of RFC 4511, by their tags. */
const TAG = {
  and: 0xa0,
  or: 0xa1,
  not: 0xa2,
  equal: 0xa3,
  substrings: 0xa4,
  greaterOrEqual: 0xa5,
  lessOrEqual: 0xa6,
  present: 0x87,
};

/** Filters are nested a few times; more is an attack on who reads them. */
const DEEPEST = 20;

export function readFilter(reader: BerReader, depth = 0): Filter {
  if (depth > DEEPEST) throw new Error('The filter is nested too deeply');
  const tag = reader.peek();
  if (tag === TAG.present) return present(reader.readString(TAG.present) ?? '');
  reader.readSequence();
  const end = reader.offset + reader.length;
  switch (tag) {
    case TAG.and: {
      const parts = readParts(reader, end, depth);
      return joined('&', parts, (entry) => parts.every(({ test }) => test(entry)));
    }
    case TAG.or: {
      const parts = readParts(reader, end, depth);
      return joined('|', parts, (entry) => parts.some(({ test }) => test(entry)));
    }
    case TAG.not: {
      const part = readFilter(reader, depth + 1);
      return joined('!', [part], (entry) => !part.test(entry));
    }
    case TAG.equal:
      return comparison(reader, '=', (value, wanted) => normalized(value) === normalized(wanted));
    case TAG.greaterOrEqual:
      return comparison(reader, '>=', (value, wanted) => value >= wanted);
    case TAG.lessOrEqual:
      return comparison(reader, '<=', (value, wanted) => value <= wanted);
    case TAG.substrings:
      return substrings(reader);
    default:
      // What a directory does not understand is not true of any entry.
      reader.offset = end;
      return { text: '(?)', test: () => false };
  }
}

function readParts(reader: BerReader, end: number, depth: number): Filter[] {
  const parts: Filter[] = [];
  while (reader.offset < end) parts.push(readFilter(reader, depth + 1));
  return parts;
}

function joined(sign: string, parts: readonly Filter[], test: Filter['test']): Filter {
  return { text: `(${sign}${parts.map(({ text }) => text).join('')})`, test };
}

function present(name: string): Filter {
  return { text: `(${name}=*)`, test: (entry) => valuesOf(entry, name).length > 0 };
}

function comparison(
  reader: BerReader,
  sign: string,
  holds: (value: string, wanted: string) => boolean,
): Filter {
  const name = reader.readString() ?? '';
  const wanted = reader.readString() ?? '';
  return {
    text: `(${name}${sign}${wanted})`,
    test: (entry) => valuesOf(entry, name).some((value) => holds(value, wanted)),
  };
}

const INITIAL = Ber.Context;
const FINAL = Ber.Context + 2;

function substrings(reader: BerReader): Filter {
  const name = reader.readString() ?? '';
  reader.readSequence();
  const end = reader.offset + reader.length;
  const parts: string[] = [];
  let [from, to] = ['.*', '.*'];
  while (reader.offset < end) {
    const tag = reader.peek() ?? INITIAL;
    parts.push(escaped(reader.readString(tag) ?? ''));
    if (tag === INITIAL) from = '';
    if (tag === FINAL) to = '';
  }
  const pattern = new RegExp(`^${from}${parts.join('.*')}${to}$`, 'is');
  return {
    text: `(${name}=${from && '*'}${parts.join('*')}${to && '*'})`,
    test: (entry) => valuesOf(entry, name).some((value) => pattern.test(value)),
  };
}

function escaped(text: string): string {
  return text.replace(/[$()*+./?[\\\]^{|}-]/g, '\\$&');
}

function valuesOf({ attributes, operational }: Entry, name: string): readonly string[] {
  const all = Object.entries({ ...attributes, ...operational });
  return all.find(([each]) => each.toLowerCase() === name.toLowerCase())?.[1] ?? [];
}
