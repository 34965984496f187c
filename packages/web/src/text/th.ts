import type { Texts } from './en.ts';
import { choose } from './th/choose.ts';
import { common } from './th/common.ts';
import { configure } from './th/configure.ts';
import { evidence } from './th/evidence.ts';
import { keys } from './th/keys.ts';
import { portal } from './th/portal.ts';
import { preview } from './th/preview.ts';
import { problems } from './th/problems.ts';
import { run } from './th/run.ts';
import { share } from './th/share.ts';
import { start } from './th/start.ts';
import { summary } from './th/summary.ts';
import { take } from './th/take.ts';

export const th: Texts = {
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
