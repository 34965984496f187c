import type { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';
import type { HumanDuration } from '@backstage/types';

export interface Config {
  search?: {
    collators?: {
      googleDrive?: {
        /**
         * The key of a service account: the JSON that Google gives for
         * download, or the same in base64.
         * @visibility secret
         */
        serviceAccountKey?: string;
        /**
         * E-mail address of the person as whom the service account reads, with
         * domain-wide delegation. Without it, it reads what is shared with its
         * own address.
         */
        subject?: string;
        /**
         * Domains of the organization. A document that is shared with one of
         * them can be opened by everyone. That of `subject` when not given.
         */
        domains?: string[];
        /**
         * Which documents get into the index. `organization`, the default:
         * those that everyone in the organization can open, also if only by
         * their link. `discoverable`: of those, the ones that people also find
         * in Drive's own search. `all`: whatever the account can read, also
         * what only some people may open; set `visibility` to `permission`
         * then, or everyone in the portal finds it.
         */
        sharing?: 'organization' | 'discoverable' | 'all';
        /**
         * Ids of shared drives to read. Without these and `folders`, all shared
         * drives that the account can see, and files shared with it.
         */
        drives?: string[];
        /**
         * Ids of folders to read, with the folders in them.
         */
        folders?: string[];
        /**
         * Types of files to read, as application/pdf; all that text can be
         * had of when not given.
         */
        mimeTypes?: string[];
        /**
         * A condition in the language of Drive's `q`, as
         * `modifiedTime > '2024-01-01T00:00:00'`. With it, all files are listed
         * at each run, as Drive does not tell what changed of a query.
         */
        query?: string;
        /**
         * Where the API is; https://www.googleapis.com/drive/v3 when not given.
         */
        apiBaseUrl?: string;
        /**
         * Who may find the documents. `everyone` who can open the portal,
         * `signed-in` people (the default), or those whom the permission
         * policy lets see a document: `permission`.
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
         * After which time all files are listed again, to notice who may not
         * open a folder any more; a day when not given. Only texts that changed
         * are fetched.
         */
        readAllEvery?: HumanDuration | string;
      };
    };
  };
}
