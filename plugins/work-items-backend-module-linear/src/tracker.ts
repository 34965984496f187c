import type { TrackerAnnotation } from '@stagecraft/plugin-work-items-common';
import {
  annotationList,
  annotationOf,
  TrackerError,
  type WorkItemTracker,
} from '@stagecraft/plugin-work-items-node';
import { createClient } from './client';
import { readIssues, type IssueFilter } from './issues';

export interface LinearSettings {
  apiKey: string | undefined;
  apiUrl: string | undefined;
  defaultTeam: string | undefined;
}

const annotations: TrackerAnnotation[] = [
  {
    name: 'linear.app/team-key',
    example: 'WEB',
    description: 'The key of the team; several are separated by commas.',
  },
  {
    name: 'linear.app/project',
    example: 'Checkout 2.0',
    description: 'Only the issues of this project, by its name or its slug.',
  },
  {
    name: 'linear.app/label',
    example: 'checkout',
    description: 'Only the issues with one of these labels.',
  },
];

const KEY = /^[A-Za-z][A-Za-z0-9]*$/;

export function createLinearTracker(settings: LinearSettings): WorkItemTracker {
  const client = createClient(settings);
  return {
    id: 'linear',
    title: 'Linear',
    annotations,
    sourceOf(entity) {
      const project = annotationOf(entity, 'linear.app/project');
      const labels = annotationList(entity, 'linear.app/label');
      let teams = annotationList(entity, 'linear.app/team-key');
      if (!teams.length && !project && !labels.length) return undefined;
      if (!teams.length && settings.defaultTeam) teams = [settings.defaultTeam];
      for (const team of teams) checkKey(team);
      teams = teams.map(team => team.toUpperCase());
      const filter: IssueFilter = {
        ...(teams.length ? { team: { key: { in: teams } } } : {}),
        ...(project ? { project: projectNamed(project) } : {}),
        ...(labels.length ? { labels: { name: { in: labels } } } : {}),
      };
      return {
        key: JSON.stringify(filter),
        title: [
          teams.length > 0 && `team ${teams.join(' and ')}`,
          project && `project ${project}`,
          labels.length > 0 && `label ${labels.join(' and ')}`,
        ]
          .filter(Boolean)
          .join(', '),
        read: options => readIssues(client, { filter, teams }, options),
      };
    },
    sourceFor({ ref, email, annotations: said }) {
      const account = said['linear.app/email'] ?? email;
      if (!account) {
        throw new TrackerError({
          code: 'account-unknown',
          message: 'Your entity in the catalog has no e-mail address.',
          fix: `Give ${ref} the annotation linear.app/email, with the address that Linear knows.`,
        });
      }
      const filter = { assignee: { email: { eqIgnoreCase: account } } };
      return {
        key: `assignee ${account}`,
        title: 'what is assigned to you',
        url: 'https://linear.app/my-issues/assigned',
        read: options => readIssues(client, { filter, teams: [] }, options),
      };
    },
  };
}

function projectNamed(project: string): IssueFilter['project'] {
  return {
    or: [{ name: { eqIgnoreCase: project } }, { slugId: { eq: project } }],
  };
}

function checkKey(key: string): void {
  if (KEY.test(key)) return;
  throw new TrackerError({
    code: 'annotation',
    message: `"${key}" is not the key of a Linear team.`,
    fix: 'Give linear.app/team-key the key that issues begin with, as WEB in WEB-12.',
  });
}
