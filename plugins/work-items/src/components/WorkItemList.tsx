import { Badge, Flex, Link, Text } from '@backstage/ui';
import {
  fieldOf,
  NONE,
  type WorkItem,
  type WorkItemField,
} from '@stagecraft/plugin-work-items-common';
import { useId } from 'react';
import { ageOf } from '../time';
import { labelOf } from './labels';

export interface WorkItemListProps {
  items: WorkItem[];
  groupBy?: WorkItemField;
  /** How many items each group has in all, shown or not. */
  countOf?: (group: string) => number | undefined;
  /** Without type, labels and priority, where there is little room. */
  isShort?: boolean;
}

/** Work items, in groups if wanted; those of a group stand together. */
export function WorkItemList(props: WorkItemListProps) {
  const { items, groupBy, isShort } = props;
  if (!groupBy) return <Rows items={items} isShort={isShort} />;
  const groups = new Map<string, WorkItem[]>();
  for (const item of items) {
    const group = fieldOf(item, groupBy);
    groups.set(group, [...(groups.get(group) ?? []), item]);
  }
  return (
    <Flex direction="column" gap="6">
      {[...groups].map(([group, members]) => (
        <Group
          key={group}
          title={labelOf(groupBy, group)}
          count={props.countOf?.(group)}
        >
          <Rows items={members} isShort={isShort} />
        </Group>
      ))}
    </Flex>
  );
}

function Group(props: {
  title: string;
  count?: number;
  children: React.ReactNode;
}) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <Flex gap="2" align="center" mb="1">
        <Text as="h3" id={id} variant="body-large" weight="bold">
          {props.title}
        </Text>
        {props.count !== undefined && (
          <Text color="secondary">{props.count}</Text>
        )}
      </Flex>
      {props.children}
    </section>
  );
}

function Rows({ items, isShort }: { items: WorkItem[]; isShort?: boolean }) {
  return (
    <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
      {items.map(item => (
        <li
          key={item.id}
          style={{
            borderTop: '1px solid var(--bui-border-2)',
            padding: 'var(--bui-space-2) 0',
          }}
        >
          <Row item={item} isShort={isShort} />
        </li>
      ))}
    </ul>
  );
}

function Row({ item, isShort }: { item: WorkItem; isShort?: boolean }) {
  const { key, title, type, priority, assignee, labels } = item;
  const details = isShort ? [key] : [key, type, ...labels];
  return (
    <Flex
      direction={isShort ? 'column' : { initial: 'column', sm: 'row' }}
      justify="between"
      align={isShort ? 'start' : { initial: 'start', sm: 'center' }}
      gap={{ initial: '1', sm: isShort ? '1' : '4' }}
    >
      <Flex direction="column" gap="0.5" style={{ minWidth: 0 }}>
        <Link
          href={item.url}
          target="_blank"
          rel="noopener noreferrer"
          variant="body-medium"
          weight="bold"
        >
          {title}
        </Link>
        <Text variant="body-small" color="secondary">
          {details.filter(Boolean).join(' · ')}
        </Text>
      </Flex>
      <Flex gap="2" align="center" style={{ flexWrap: 'wrap', flexShrink: 0 }}>
        {!isShort && priority && <Badge size="small">{priority.name}</Badge>}
        <Badge size="small">{item.status}</Badge>
        <Text variant="body-small">
          {labelOf('assignee', assignee ?? NONE)}
        </Text>
        <Text variant="body-small" color="secondary" as="span">
          <time
            dateTime={item.createdAt}
            title={`Created ${new Date(item.createdAt).toLocaleString()}`}
          >
            {ageOf(item.createdAt)}
          </time>
        </Text>
      </Flex>
    </Flex>
  );
}
