import { hasOrMayHaveItems, namesATracker } from './filters';

const entity = (kind: string, annotations: Record<string, string> = {}) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name: 'shop', annotations },
});

describe('where work items are shown', () => {
  it.each([
    'jira/project-key',
    'jira/jql',
    'jira.com/project-key',
    'dev.azure.com/project-repo',
    'dev.azure.com/area-path',
    'linear.app/team-key',
    'github.com/project-slug',
    'gitlab.com/project-id',
  ])('the card is on what has %s', name => {
    expect(namesATracker(entity('Group', { [name]: 'x' }))).toBe(true);
  });

  it('the card is not on what names no tracker', () => {
    const others = { 'github.com/team-slug': 'x', 'jirafa/herd': 'x' };
    expect(namesATracker(entity('Component', others))).toBe(false);
  });

  it('the tab is on every component and system, and on what names a tracker', () => {
    expect(hasOrMayHaveItems(entity('Component'))).toBe(true);
    expect(hasOrMayHaveItems(entity('System'))).toBe(true);
    expect(hasOrMayHaveItems(entity('User'))).toBe(false);
    const named = { 'jira/project-key': 'WEB' };
    expect(hasOrMayHaveItems(entity('Group', named))).toBe(true);
  });
});
