import {
  pages,
  parseItems,
  type Page,
  type SearchSource,
  type SourceBatch,
  type SourceClient,
} from '@stagecraft/plugin-search-sources-node';
import { createJiraClient } from './client';
import { fingerprint, type JiraSettings } from './config';
import { documentOf, FIELDS, type JiraIssue } from './issues';

/** Where reading goes on. */
export type Resume = {
  /** ISO 8601: what was updated since is not known. */
  since: string;
  /** Of the next page while everything is read: a token, or an offset. */
  next?: string;
};

export interface JiraSourceOptions {
  now?: () => Date;
  sleep?: (ms: number) => Promise<void>;
}

interface IssuePage {
  issues?: JiraIssue[];
  /** Of Jira Cloud. */
  nextPageToken?: string;
  /** Of Jira Data Center. */
  total?: number;
}

const PAGE = 100;
const MINUTE = 60_000;
/** For clocks that differ, and indexes of Jira that are late. */
const MARGIN = 5;

class IssueReader {
  readonly #client: SourceClient;
  readonly #settings: JiraSettings;

  constructor(client: SourceClient, settings: JiraSettings) {
    this.#client = client;
    this.#settings = settings;
  }

  async *read(
    condition: string,
    from: string | undefined,
    signal: AbortSignal,
  ): AsyncGenerator<{
    batch: Omit<SourceBatch, 'resume'>;
    next: string | undefined;
  }> {
    const hidden = await this.#privateProjects(signal);
    const jql = this.#jql(condition);
    const ask = (next: string | undefined) => this.#page(jql, next, signal);
    for await (const { items, next } of pages(ask, from)) {
      yield { batch: this.#batchOf(items, hidden), next };
    }
  }

  /** By key, as it never changes: no issue moves to another page. */
  #jql(condition: string): string {
    const { projects, jql } = this.#settings;
    const keys = projects.map(key => `"${key.replace(/[\\"]/g, '\\$&')}"`);
    const conditions = [
      condition,
      ...(keys.length ? [`project in (${keys.join(', ')})`] : []),
      ...(jql ? [`(${withoutOrder(jql)})`] : []),
    ];
    return `${conditions.join(' AND ')} ORDER BY key ASC`;
  }

  async #page(
    jql: string,
    next: string | undefined,
    signal: AbortSignal,
  ): Promise<Page<JiraIssue, string>> {
    const query = { jql, fields: FIELDS, maxResults: PAGE };
    if (this.#settings.edition === 'cloud') {
      const { issues = [], nextPageToken } = await this.#client.json<IssuePage>(
        {
          method: 'POST',
          path: '/rest/api/3/search/jql',
          body: { ...query, ...(next ? { nextPageToken: next } : {}) },
          signal,
        },
      );
      return { items: issues, next: nextPageToken };
    }
    const startAt = Number(next ?? 0);
    const { issues = [], total = 0 } = await this.#client.json<IssuePage>({
      method: 'POST',
      path: '/rest/api/2/search',
      body: { ...query, startAt },
      signal,
    });
    const end = startAt + issues.length;
    const isLast = !issues.length || end >= total;
    return { items: issues, next: isLast ? undefined : String(end) };
  }

  #batchOf(
    issues: JiraIssue[],
    hidden: ReadonlySet<string>,
  ): Omit<SourceBatch, 'resume'> {
    const { baseUrl = '', sharing } = this.#settings;
    const { parsed, skipped } = parseItems(issues, issue => ({
      document: documentOf(issue, baseUrl),
      hasLevel: Boolean(issue.fields?.security),
    }));
    const isOpen = ({ document, hasLevel }: (typeof parsed)[number]) =>
      sharing === 'all' || !(hasLevel || hidden.has(document.container.id));
    return {
      documents: parsed.filter(isOpen).map(({ document }) => document),
      removed: parsed
        .filter(each => !isOpen(each))
        .map(({ document }) => document.id),
      skipped,
    };
  }

  /** Only Jira Cloud tells which projects are private. */
  async #privateProjects(signal: AbortSignal): Promise<Set<string>> {
    const found = new Set<string>();
    const { sharing, edition } = this.#settings;
    if (sharing === 'all' || edition !== 'cloud') return found;
    const all = pages(async (startAt: number | undefined) => {
      const start = startAt ?? 0;
      const { values = [], isLast = true } = await this.#client.json<{
        values?: { key?: string; isPrivate?: boolean }[];
        isLast?: boolean;
      }>({
        path: '/rest/api/3/project/search',
        query: { startAt: start, maxResults: 50 },
        signal,
      });
      const next = isLast || !values.length ? undefined : start + values.length;
      return { items: values, next };
    });
    for await (const { items } of all) {
      for (const { key, isPrivate } of items) {
        if (key && isPrivate) found.add(key);
      }
    }
    return found;
  }
}

export function createJiraSource(
  settings: JiraSettings,
  { now = () => new Date(), sleep }: JiraSourceOptions = {},
): SearchSource<Resume> {
  const client = createJiraClient(settings, sleep);
  const reader = new IssueReader(client, settings);
  return {
    type: 'jira',
    title: 'Jira',
    settings: fingerprint(settings),
    facets: ['status', 'issueType'],
    async *readAll({ resume, signal }) {
      const since = resume?.since ?? now().toISOString();
      // Jira Cloud refuses to give out everything.
      const all = 'created >= "1970-01-01"';
      for await (const page of reader.read(all, resume?.next, signal)) {
        const { batch, next } = page;
        yield { ...batch, resume: next ? { since, next } : { since } };
      }
    },
    async *readChanges({ resume, signal }) {
      const begun = now();
      const past = begun.getTime() - Date.parse(resume.since);
      // A date would be understood in the time zone of the account.
      const minutes = Math.ceil(past / MINUTE) + MARGIN;
      const changed = `updated >= "-${minutes}m"`;
      for await (const { batch, next } of reader.read(
        changed,
        undefined,
        signal,
      )) {
        // Until its last page, a run that is cut off begins anew.
        const since = next ? resume.since : begun.toISOString();
        yield { ...batch, resume: { since } };
      }
    },
  };
}

function withoutOrder(jql: string): string {
  return jql.replace(/\s*\border\s+by\s+[^"']*$/i, '');
}
