import type { ProjectState } from '../server/project.ts';
import type { Texts } from '../text/en.ts';
import { needsAnotherTry, type Phase } from './events.ts';

/** What a project is at, in a few words. */
export function sayTitle({ titles }: Texts['run'], project: ProjectState, phase: Phase): string {
  if (phase === 'failed' && !needsAnotherTry(project)) return titles.notStarted(project.name);
  const title = titles[phase];
  return typeof title === 'string' ? title : title(project.name);
}
