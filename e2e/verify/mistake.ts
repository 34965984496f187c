import type { FilledMistake } from '@stagecraft/engine';
import type { Demo } from '@stagecraft/lifecycle';
import { stagecraft } from '../harness/portal.ts';

/** What was seen of a mistake. */
export interface SeenMistake {
  readonly feature: string;
  readonly mistake: string;
  /** What the portal showed, as the feature says; undefined when it names no page. */
  readonly portal: string | undefined;
  readonly doctor: string | undefined;
  /** One line each: what was not as the feature says. */
  readonly failures: readonly string[];
}

export interface DoctorCheck {
  readonly id: string;
  readonly detail: string;
  readonly fix?: string;
}

/** What the doctor says of a project that runs with a demo. */
export async function askDoctor(folder: string, demo: Demo): Promise<readonly DoctorCheck[]> {
  const config = demo.configs.flatMap((file) => ['--config', file]);
  const { stdout, stderr } = await stagecraft(['doctor', folder, '--json', ...config], {
    env: demo.env,
  });
  const groups = groupsIn(stdout);
  if (groups === undefined) throw new Error(`The doctor said: ${stdout}${stderr}`);
  const checks = groups.flatMap((group) => group.checks);
  if (!groups.some(({ title }) => title === 'Connections')) {
    throw new Error(`The doctor tried no connection: ${checks.at(-1)?.detail ?? ''}`);
  }
  return checks;
}

interface DoctorGroup {
  readonly title: string;
  readonly checks: readonly DoctorCheck[];
}

function groupsIn(output: string): readonly DoctorGroup[] | undefined {
  try {
    return (JSON.parse(output) as { readonly groups: readonly DoctorGroup[] }).groups;
  } catch {
    return undefined;
  }
}

/** Whether the doctor says what the feature says that it does, and all that was not as it should be. */
export function outcomeOf(
  { feature, title, shows, doctor }: FilledMistake,
  said: readonly DoctorCheck[],
  unseen: readonly string[],
): SeenMistake {
  const failures = [...unseen];
  // A feature may lean on another one's connection, as Actions on GitHub's.
  const found = said.find(({ detail }) => doctor !== undefined && detail.includes(doctor));
  if (doctor !== undefined && found === undefined) {
    const own = said.filter(({ id }) => id === `connection.${feature}`).map(({ detail }) => detail);
    failures.push(`the doctor does not say "${doctor}" but "${own.join('", "')}"`);
  }
  const fix = found?.fix === undefined ? '' : ` ${found.fix}`;
  return {
    feature,
    mistake: title,
    portal: shows.length === 0 ? undefined : shows.map((text) => `"${text}"`).join(', '),
    doctor: found === undefined ? undefined : `${found.detail}${fix}`,
    failures,
  };
}

export function lineOf({ feature, mistake, failures }: SeenMistake): string {
  const mark = failures.length === 0 ? '✓' : '✗';
  return [`${mark} ${feature}: ${mistake}`, ...failures.map((each) => `    ${each}`)].join('\n');
}
