import {
  AuthorizeResult,
  createPermission,
} from '@backstage/plugin-permission-common';
import type { PolicyQueryUser } from '@backstage/plugin-permission-node';
import { ProjectPermissionPolicy } from './permissionPolicy';

const user = {
  info: { ownershipEntityRefs: ['group:default/payments'] },
} as PolicyQueryUser;

const permissionTo = (action: 'read' | 'delete') =>
  createPermission({
    name: `catalog.entity.${action}`,
    attributes: { action },
    resourceType: 'catalog-entity',
  });

describe('ProjectPermissionPolicy', () => {
  const policy = new ProjectPermissionPolicy();

  it('lets everyone read', async () => {
    await expect(
      policy.handle({ permission: permissionTo('read') }, user),
    ).resolves.toEqual({ result: AuthorizeResult.ALLOW });
  });

  it('lets owners alone remove an entity', async () => {
    await expect(
      policy.handle({ permission: permissionTo('delete') }, user),
    ).resolves.toMatchObject({
      result: AuthorizeResult.CONDITIONAL,
      conditions: {
        rule: 'IS_ENTITY_OWNER',
        params: { claims: ['group:default/payments'] },
      },
    });
  });
});
