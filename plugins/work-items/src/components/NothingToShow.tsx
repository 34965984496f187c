import { CodeSnippet } from '@backstage/core-components';
import { Button, Flex, Link, Text } from '@backstage/ui';
import type {
  TrackerInfo,
  WorkItemPlace,
  WorkItemsResponse,
} from '@stagecraft/plugin-work-items-common';

export interface NothingToShowProps {
  response: WorkItemsResponse;
  /** Undefined where there are no filters. */
  onClear?: () => void;
}

/** Why there is nothing to see, and what to do to see something. */
export function NothingToShow({ response, onClear }: NothingToShowProps) {
  const { trackers, places, problems, openItems } = response;
  if (!trackers.length) return <NoTracker />;
  if (!places.length) {
    return problems.length ? null : <NoAnnotation trackers={trackers} />;
  }
  if (openItems && onClear) {
    return (
      <Flex direction="column" gap="2" align="start">
        <Text>No open item fits the filters.</Text>
        <Button size="small" variant="secondary" onPress={onClear}>
          Clear the filters
        </Button>
      </Flex>
    );
  }
  return (
    <Text>
      Nothing is open in <Places places={places} />.
    </Text>
  );
}

/** Where items are from, with links. */
export function Places({ places }: { places: WorkItemPlace[] }) {
  return (
    <>
      {places.map(({ tracker, trackerTitle, title, url }, index) => (
        <span key={tracker}>
          {index > 0 && ', '}
          {url ? (
            <Link href={url} target="_blank" rel="noopener noreferrer">
              {`${trackerTitle}, ${title}`}
            </Link>
          ) : (
            `${trackerTitle}, ${title}`
          )}
        </span>
      ))}
    </>
  );
}

function NoTracker() {
  return (
    <Text>
      This portal reads no tracker yet. Add one to its backend, as
      @stagecraft/plugin-work-items-backend-module-jira, and say in
      app-config.yaml, at workItems, where it is.
    </Text>
  );
}

function NoAnnotation({ trackers }: { trackers: TrackerInfo[] }) {
  return (
    <Flex direction="column" gap="4">
      <Text>
        This entity does not say yet where its work items are. Add an annotation
        to its catalog-info.yaml:
      </Text>
      {trackers.map(({ id, title, annotations }) => (
        <Flex key={id} direction="column" gap="2">
          <Text as="h3" variant="body-large" weight="bold">
            {title}
          </Text>
          <CodeSnippet
            language="yaml"
            showCopyCodeButton
            text={snippetOf(annotations.slice(0, 1))}
          />
          {annotations.map(({ name, description }) => (
            <Text key={name} variant="body-small" color="secondary">
              <code>{name}</code>: {description}
            </Text>
          ))}
        </Flex>
      ))}
    </Flex>
  );
}

function snippetOf(annotations: TrackerInfo['annotations']): string {
  const lines = annotations.map(
    ({ name, example }) => `    ${name}: ${example}`,
  );
  return ['metadata:', '  annotations:', ...lines].join('\n');
}
