import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { WorkItemTracker } from './tracker';

/** @public */
export interface WorkItemTrackersExtensionPoint {
  addTracker(tracker: WorkItemTracker): void;
}

/**
 * Where modules add the trackers that work items are read from.
 *
 * @public
 */
export const workItemTrackersExtensionPoint =
  createExtensionPoint<WorkItemTrackersExtensionPoint>({
    id: 'work-items.trackers',
  });
