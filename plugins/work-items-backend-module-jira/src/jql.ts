import type { Entity } from '@backstage/catalog-model';
import {
  annotationList,
  annotationOf,
  TrackerError,
} from '@stagecraft/plugin-work-items-node';

/** What an entity says of Jira. */
export interface JiraScope {
  /** As `project WEB, component Checkout`. */
  title: string;
  jql: string;
  /** The only project, if it is one. */
  project: string | undefined;
}

/** Those after the first are what the Jira Dashboard plugin reads. */
export const ANNOTATIONS = {
  project: ['jira/project-key', 'jira.com/project-key'],
  component: ['jira/component', 'jira.com/components'],
  label: ['jira/label', 'jira.com/labels'],
  jql: ['jira/jql'],
};

const KEY = /^[A-Za-z][A-Za-z0-9_]+$/;

/** Undefined when the entity does not mention Jira. */
export function scopeOf(
  entity: Entity,
  defaultProject: string | undefined,
): JiraScope | undefined {
  const jql = annotationOf(entity, ...ANNOTATIONS.jql);
  const components = annotationList(entity, ...ANNOTATIONS.component);
  const labels = annotationList(entity, ...ANNOTATIONS.label);
  let projects = annotationList(entity, ...ANNOTATIONS.project);
  if (!projects.length && (components.length || labels.length)) {
    projects = defaultProject ? [defaultProject] : [];
  }
  if (!jql && !projects.length && !components.length && !labels.length) {
    return undefined;
  }
  for (const project of projects) checkKey(project);
  const clauses = [
    clause('project', projects),
    clause('component', components),
    clause('labels', labels),
    jql && `(${withoutOrder(jql)})`,
  ].filter(Boolean);
  return {
    title: [
      named('project', projects),
      named('component', components),
      named('label', labels),
      jql && 'a query of its own',
    ]
      .filter(Boolean)
      .join(', '),
    jql: clauses.join(' AND '),
    project: projects.length === 1 && !jql ? projects[0] : undefined,
  };
}

/** The most urgent ones first, so that what is cut off is what matters least. */
export function openIn(jql: string): string {
  return `${jql} AND statusCategory != Done ORDER BY priority DESC, created ASC`;
}

export function assignedTo(account: string): string {
  return `assignee = ${quoted(account)}`;
}

function clause(field: string, values: string[]): string | undefined {
  return values.length
    ? `${field} in (${values.map(quoted).join(', ')})`
    : undefined;
}

function named(what: string, values: string[]): string | undefined {
  return values.length ? `${what} ${values.join(' and ')}` : undefined;
}

function quoted(value: string): string {
  return `"${value.replace(/[\\"]/g, '\\$&')}"`;
}

function withoutOrder(jql: string): string {
  return jql.replace(/\s*\border\s+by\s+[^"']*$/i, '');
}

function checkKey(key: string): void {
  if (KEY.test(key)) return;
  throw new TrackerError({
    code: 'annotation',
    message: `"${key}" is not the key of a Jira project.`,
    fix: 'Give jira/project-key the key that issues begin with, as WEB in WEB-12.',
  });
}
