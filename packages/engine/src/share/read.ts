import { Inflate } from 'fflate';
import { checkBlueprint } from '../blueprint/parse.ts';
import { BLUEPRINT_FORMAT, type Blueprint } from '../blueprint/schema.ts';
import { fromBase64 } from '../wire/base64.ts';
import {
  invalidLink,
  linkTooLarge,
  MAX_SHARED,
  MAX_UNFOLDED,
  newerLink,
  SHARE_FORMAT,
  SHARE_PARAMETER,
} from './format.ts';
import { DICTIONARY } from './write.ts';

/** Bytes unfolded at a time: even what folds best gets no further than the limit in one step. */
const STEP = 64;

/** Characters; a text to look for a link in. */
const MAX_TEXT = 4 * MAX_SHARED;

const IN_ADDRESS = new RegExp(`(?:^|[?&#])${SHARE_PARAMETER}=([^&#\\s]*)`);

/** A blueprint from a whole link, or from its parameter alone. Throws as {@link readSharedBlueprint}. */
export function readShareLink(text: string): Blueprint {
  if (text.length > MAX_TEXT) throw linkTooLarge(`${text.length} characters`, MAX_TEXT);
  const trimmed = text.trim();
  if (!/[/?#&=]/.test(trimmed)) return readSharedBlueprint(trimmed);
  const hash = trimmed.indexOf('#');
  // The page keeps it behind the hash, where no server sees it.
  const parameter =
    (hash < 0 ? undefined : IN_ADDRESS.exec(trimmed.slice(hash))) ?? IN_ADDRESS.exec(trimmed);
  if (parameter === null) throw invalidLink(`it has no "${SHARE_PARAMETER}="`);
  return readSharedBlueprint(parameter[1] ?? '');
}

/** Whether a text is meant as a shared blueprint: a link with one, or the parameter of one. */
export function looksShared(text: string): boolean {
  const trimmed = text.trim();
  return IN_ADDRESS.test(trimmed) || /^\d[\w-]{8,}$/.test(trimmed);
}

/**
 * The blueprint that a link's parameter holds. Throws StagecraftErrors: SHARE_LINK_INVALID,
 * SHARE_LINK_TOO_LARGE, SHARE_LINK_NEWER, and what `checkBlueprint` throws.
 */
export function readSharedBlueprint(parameter: string): Blueprint {
  if (parameter === '') throw invalidLink('it is empty');
  if (parameter.length > MAX_SHARED) {
    throw linkTooLarge(`${parameter.length} characters`, MAX_SHARED);
  }
  const format = parameter.charAt(0);
  if (/[2-9]/.test(format)) throw newerLink(format);
  if (format !== SHARE_FORMAT) throw invalidLink('it does not begin as one');
  const folded = fromBase64(parameter.slice(1), 'url');
  if (folded === undefined) throw invalidLink('it has characters that none has, or was cut off');
  return blueprintOf(dataOf(textOf(unfold(folded))));
}

function unfold(folded: Uint8Array): Uint8Array {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const inflate = new Inflate({ dictionary: DICTIONARY }, (chunk) => {
    size += chunk.length;
    chunks.push(chunk);
  });
  for (let from = 0; from < folded.length; from += STEP) {
    try {
      inflate.push(folded.subarray(from, from + STEP), from + STEP >= folded.length);
    } catch (cause) {
      throw invalidLink('it was cut off or changed', cause);
    }
    if (size > MAX_UNFOLDED) throw linkTooLarge('more bytes than that', MAX_UNFOLDED);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw invalidLink('it is not text', cause);
  }
}

function dataOf(text: string): unknown {
  try {
    return JSON.parse(text, (key, value: unknown) => {
      if (key === '__proto__') throw new TypeError(key);
      return value;
    });
  } catch (cause) {
    throw invalidLink('it was cut off or changed', cause);
  }
}

/** The opposite of what a link is written from; what the parts hold is checked as in any blueprint. */
function blueprintOf(data: unknown): Blueprint {
  if (!Array.isArray(data) || data.length < 3 || data.length > 6) {
    throw invalidLink('it holds something else');
  }
  const [name, release, ids, options, title, organization] = data as unknown[];
  const given = new Map(Object.entries(options ?? {}));
  if (typeof ids !== 'string') throw invalidLink('it holds something else');
  const chosen = ids === '' ? [] : ids.split(',');
  if ([...given.keys()].some((id) => !chosen.includes(id))) {
    throw invalidLink('it has options of what is not chosen');
  }
  return checkBlueprint({
    stagecraft: BLUEPRINT_FORMAT,
    name,
    release,
    ...(title === undefined || title === null ? {} : { title }),
    ...(organization === undefined || organization === null ? {} : { organization }),
    features: Object.fromEntries(chosen.map((id) => [id, given.get(id) ?? {}])),
  });
}
