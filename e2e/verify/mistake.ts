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
  try {
    const { groups } = JSON.parse(stdout) as {
      readonly groups: readonly { readonly checks: readonly DoctorCheck[] }[];
    };
    return groups.flatMap(({ checks }) => checks);
  } catch {
    throw new Error(`The doctor said: ${stdout}${stderr}`);
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
