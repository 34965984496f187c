import { Alert, Button, Flex } from '@backstage/ui';
import type { WorkItemProblem } from '@stagecraft/plugin-work-items-common';
import { momentOf } from '../time';

const STATUS: Partial<
  Record<WorkItemProblem['code'], 'info' | 'warning' | 'danger'>
> = {
  'account-unknown': 'info',
  'rate-limited': 'warning',
  timeout: 'warning',
};

/** What kept trackers from answering, and what to do about it. */
export function Problems({ problems }: { problems: WorkItemProblem[] }) {
  if (!problems.length) return null;
  return (
    <Flex direction="column" gap="2">
      {problems.map(problem => (
        <Alert
          key={`${problem.tracker} ${problem.code}`}
          role={STATUS[problem.code] === 'info' ? 'status' : 'alert'}
          status={STATUS[problem.code] ?? 'danger'}
          icon
          title={titleOf(problem)}
          description={
            problem.retryAt
              ? `${problem.fix} It may be asked after ${momentOf(
                  problem.retryAt,
                )}.`
              : problem.fix
          }
        />
      ))}
    </Flex>
  );
}

function titleOf({ trackerTitle, message }: WorkItemProblem): string {
  const [firstWord] = trackerTitle.split(' ');
  return message.includes(firstWord) ? message : `${trackerTitle}: ${message}`;
}

/** The portal's own backend did not answer. */
export function Failure(props: { error: Error; onRetry: () => void }) {
  return (
    <Alert
      role="alert"
      status="danger"
      icon
      title="The work items could not be loaded."
      description={reasonOf(props.error)}
      customActions={
        <Button size="small" variant="secondary" onPress={props.onRetry}>
          Try again
        </Button>
      }
    />
  );
}

/** What the backend said, if it did; else what happened. */
function reasonOf({ message, cause }: Error): string {
  return cause instanceof Error && cause.message ? cause.message : message;
}
