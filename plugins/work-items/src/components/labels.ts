import { NONE, type WorkItemField } from '@stagecraft/plugin-work-items-common';

const NONE_LABELS: Record<WorkItemField, string> = {
  status: 'No status',
  assignee: 'Nobody',
  type: 'No type',
  priority: 'No priority',
};

export const FIELD_LABELS: Record<WorkItemField, string> = {
  status: 'Status',
  assignee: 'Assignee',
  type: 'Type',
  priority: 'Priority',
};

/** A value as it is shown. */
export function labelOf(field: WorkItemField, value: string): string {
  return value === NONE ? NONE_LABELS[field] : value;
}
