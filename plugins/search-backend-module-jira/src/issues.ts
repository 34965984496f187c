import type { SourceDocument } from '@stagecraft/plugin-search-sources-node';

interface JiraUser {
  displayName?: string;
}

/** Of an issue, as Jira gives it; nothing of it is sure. */
export interface JiraIssue {
  id?: string;
  key?: string;
  fields?: {
    summary?: string;
    /** Text in Data Center, a document of Atlassian's format in Cloud. */
    description?: unknown;
    status?: { name?: string };
    issuetype?: { name?: string };
    assignee?: JiraUser | null;
    reporter?: JiraUser | null;
    project?: { key?: string; name?: string };
    updated?: string;
    security?: unknown;
    comment?: { comments?: { body?: unknown; visibility?: unknown }[] };
  };
}

export const FIELDS = [
  'summary',
  'description',
  'status',
  'issuetype',
  'assignee',
  'reporter',
  'project',
  'updated',
  'security',
  'comment',
];

/** @throws Error with a short reason when it is malformed */
export function documentOf(
  { id, key, fields }: JiraIssue,
  baseUrl: string,
): SourceDocument {
  if (!id || !key) throw new Error('it has no key');
  const { summary, updated, project } = fields ?? {};
  if (!summary) throw new Error('it has no summary');
  if (!updated) throw new Error('it has no time of its last change');
  const comments = (fields?.comment?.comments ?? [])
    // Some are for a role or a group.
    .filter(({ visibility }) => !visibility)
    .map(({ body }) => textOf(body));
  const projectKey = project?.key ?? key.replace(/-\d+$/, '');
  const author = (fields?.assignee ?? fields?.reporter)?.displayName;
  return {
    id,
    title: `${key} ${summary}`,
    text: [textOf(fields?.description), ...comments]
      .filter(Boolean)
      .join('\n\n'),
    location: `${baseUrl}/browse/${key}`,
    // Jira writes the offset without a colon.
    lastModifiedAt: updated.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'),
    container: { id: projectKey, title: project?.name ?? projectKey },
    kind: 'issue',
    facets: {
      status: fields?.status?.name ?? '',
      issueType: fields?.issuetype?.name ?? '',
    },
    ...(author ? { author } : {}),
  };
}

interface Node {
  type?: string;
  text?: string;
  attrs?: { text?: string; url?: string };
  content?: Node[];
}

const BLOCKS = ['paragraph', 'heading', 'codeBlock', 'listItem', 'tableRow'];

/** The words of a description or a comment, without their form. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  const { type = '', text, attrs, content = [] } = Object(value) as Node;
  const own = text ?? attrs?.text ?? attrs?.url ?? '';
  const words = own + content.map(each => inner(each)).join('');
  return type === 'doc' ? words.trim() : words;
}

function inner(node: Node): string {
  if (node.type === 'hardBreak') return '\n';
  const words = textOf(node);
  return BLOCKS.includes(node.type ?? '') ? `${words.trimEnd()}\n` : words;
}
