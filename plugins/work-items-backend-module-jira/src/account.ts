import {
  TrackerError,
  type Person,
  type TrackerClient,
} from '@stagecraft/plugin-work-items-node';
import type { JiraSettings } from './config';

interface JiraUser {
  /** Jira Cloud. */
  accountId?: string;
  /** Jira Data Center. */
  name?: string;
  /** Hidden unless the person shows it to everyone. */
  emailAddress?: string;
}

/**
 * The account by which Jira knows a person: what the person's entity says, else
 * the one with the person's e-mail address.
 * @throws TrackerError
 */
export async function accountOf(
  person: Person,
  client: TrackerClient,
  edition: JiraSettings['edition'],
): Promise<string> {
  const isCloud = edition === 'cloud';
  const annotation = isCloud ? 'jira/account-id' : 'jira/username';
  const said = person.annotations[annotation];
  if (said) return said;
  const { email } = person;
  if (email) {
    const { body: users } = await client.request<JiraUser[]>(
      isCloud
        ? { path: '/rest/api/3/user/search', query: { query: email } }
        : { path: '/rest/api/2/user/search', query: { username: email } },
    );
    const user =
      users.find(
        ({ emailAddress }) =>
          emailAddress?.toLowerCase() === email.toLowerCase(),
      ) ?? (users.length === 1 ? users[0] : undefined);
    const account = isCloud ? user?.accountId : user?.name;
    if (account) return account;
  }
  throw new TrackerError({
    code: 'account-unknown',
    message: email
      ? `Jira shows no account with the address ${email}.`
      : 'Your entity in the catalog has no e-mail address.',
    fix: `Give ${person.ref} the annotation ${annotation}.`,
  });
}
