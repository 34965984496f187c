import type { ResponseError } from '@backstage/errors';
import {
  Alert,
  Button,
  Card,
  CardBody,
  Flex,
  Grid,
  Skeleton,
  Text,
} from '@backstage/ui';
import type { Footprint } from '@stagecraft/plugin-carbon-footprint-common';
import { NO_FILTERS, type View } from '../useView';

/** What the backend said, which names the cause and the fix. */
export function messageOf(error: Error): string {
  const { body } = error as Partial<ResponseError>;
  return body?.error?.message ?? error.message;
}

export function Problem({
  title,
  error,
  onRetry,
}: {
  title: string;
  error: Error;
  onRetry: () => void;
}) {
  return (
    <Alert
      role="alert"
      status="danger"
      icon
      title={title}
      description={messageOf(error)}
      customActions={
        <Button size="small" variant="secondary" onPress={onRetry}>
          Try again
        </Button>
      }
    />
  );
}

export function ComputingNote() {
  return (
    <Alert
      status="info"
      isPending
      title="Cloud Carbon Footprint is computing these estimates"
      description="The first time it can take minutes. They appear here by themselves."
    />
  );
}

export function Loading() {
  return (
    <Flex direction="column" gap="4" role="status" aria-label="Loading">
      <Grid.Root columns={{ initial: '2', lg: '4' }} gap="4">
        {[1, 2, 3, 4].map(each => (
          <Skeleton key={each} width="100%" height={112} />
        ))}
      </Grid.Root>
      <Skeleton width="100%" height={360} />
    </Flex>
  );
}

/** There is nothing to sum up, and what may be the reason. */
export function NothingHere({
  footprint,
  view,
  entityRef,
}: {
  footprint: Footprint;
  view: View;
  entityRef?: string;
}) {
  const hasOther = footprint.choices.cloudProvider.length > 0;
  return (
    <Card>
      <CardBody>
        <Flex direction="column" gap="3" align="start" py="4">
          <Text as="h2" variant="title-x-small">
            {hasOther
              ? 'Nothing matches these filters'
              : 'There are no estimates for this range'}
          </Text>
          <Text as="p" color="secondary">
            {reason(hasOther, entityRef)}
          </Text>
          {hasOther && (
            <Button variant="secondary" onPress={() => view.change(NO_FILTERS)}>
              Clear filters
            </Button>
          )}
        </Flex>
      </CardBody>
    </Card>
  );
}

function reason(hasOther: boolean, entityRef: string | undefined): string {
  if (hasOther) return 'There are estimates for this range without them.';
  if (entityRef !== undefined) {
    return "Cloud Carbon Footprint has none for the accounts and tags in this entity's annotations. Check that they are spelled as in the cloud, or choose another range.";
  }
  return 'Choose another range, and check that Cloud Carbon Footprint may read a cloud account.';
}
