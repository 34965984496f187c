import type { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';
import type { HumanDuration } from '@backstage/types';

export interface Config {
  search?: {
    collators?: {
      jira?: {
        /**
         * Where people open Jira, as https://acme.atlassian.net.
         */
        baseUrl?: string;
        /**
         * Where the API is, if it is elsewhere: tokens with scopes of Jira
         * Cloud need https://api.atlassian.com/ex/jira/<cloud id>.
         */
        apiBaseUrl?: string;
        /**
         * `cloud` when not given.
         */
        edition?: 'cloud' | 'dataCenter';
        /**
         * Jira Cloud: the e-mail address of the account that the token is of.
         */
        email?: string;
        /**
         * Jira Cloud: an API token.
         * @visibility secret
         */
        apiToken?: string;
        /**
         * Jira Data Center: a personal access token.
         * @visibility secret
         */
        token?: string;
        /**
         * Keys of the projects to read; all that the account can see when not
         * given.
         */
        projects?: string[];
        /**
         * A further condition, as `statusCategory != Done`.
         */
        jql?: string;
        /**
         * Which issues get into the index. `organization`, the default: those
         * without a security level, of projects that are not private. Jira does
         * not tell more of who may open an issue, so give the account of the
         * token no more access than everyone has, or name the `projects`.
         * `all`: whatever the account can read; set `visibility` to
         * `permission` then, or everyone in the portal finds it.
         */
        sharing?: 'organization' | 'all';
        /**
         * Who may find the issues. `everyone` who can open the portal,
         * `signed-in` people (the default), or those whom the permission
         * policy lets see an issue: `permission`.
         */
        visibility?: 'everyone' | 'signed-in' | 'permission';
        /**
         * When it is read; every 15 minutes when not given.
         */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
        /**
         * For how long a run may read, before what it has goes into the index
         * and the next run goes on; half of the schedule's timeout when not
         * given.
         */
        timeLimit?: HumanDuration | string;
        /**
         * After which time everything is read again, to notice issues that were
         * deleted; a day when not given.
         */
        readAllEvery?: HumanDuration | string;
      };
    };
  };
}
