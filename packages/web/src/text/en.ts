import { choose } from './en/choose.ts';
import { common } from './en/common.ts';
import { configure } from './en/configure.ts';
import { evidence } from './en/evidence.ts';
import { keys } from './en/keys.ts';
import { portal } from './en/portal.ts';
import { preview } from './en/preview.ts';
import { problems } from './en/problems.ts';
import { run } from './en/run.ts';
import { share } from './en/share.ts';
import { start } from './en/start.ts';
import { summary } from './en/summary.ts';
import { take } from './en/take.ts';

/** Every text of the page. The other languages have the same shape. */
export const en = {
  common,
  start,
  choose,
  configure,
  portal,
  summary,
  preview,
  share,
  take,
  run,
  evidence,
  keys,
  problems,
};

type Catalogue = typeof en;

/** The shape without its English: a text is any text, and so is what a function says. */
type InAnyLanguage<T> = T extends string
  ? string
  : T extends (...args: infer Args) => string
    ? (...args: Args) => string
    : T extends (...args: never[]) => unknown
      ? T
      : { readonly [Key in keyof T]: InAnyLanguage<T[Key]> };

export type Texts = InAnyLanguage<Catalogue>;
