import {
  filtersOfEntity,
  formatTags,
  isCarbonFootprintAvailable,
  parseTags,
} from './annotations';

function component(annotations: Record<string, string>) {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'shop', annotations },
  };
}

describe('filtersOfEntity', () => {
  it('reads accounts and tags, whatever space is between them', () => {
    const entity = component({
      'cloudcarbonfootprint.org/accounts': ' 4182 ,9037,4182',
      'cloudcarbonfootprint.org/tags': 'user:app=shop, team = web',
    });
    expect(filtersOfEntity(entity)).toEqual({
      accounts: ['4182', '9037'],
      services: undefined,
      regions: undefined,
      tags: { 'user:app': 'shop', team: 'web' },
    });
  });
});

describe('isCarbonFootprintAvailable', () => {
  it('needs an account or a tag', () => {
    const region = { 'cloudcarbonfootprint.org/regions': 'eu-west-1' };
    const tag = { 'cloudcarbonfootprint.org/tags': 'app=shop' };
    expect(isCarbonFootprintAvailable(component({}))).toBe(false);
    expect(isCarbonFootprintAvailable(component(region))).toBe(false);
    expect(isCarbonFootprintAvailable(component(tag))).toBe(true);
  });

  it('is not misled by an empty or a broken annotation', () => {
    const accounts = { 'cloudcarbonfootprint.org/accounts': ' , ' };
    const tags = { 'cloudcarbonfootprint.org/tags': 'app' };
    expect(isCarbonFootprintAvailable(component(accounts))).toBe(false);
    expect(isCarbonFootprintAvailable(component(tags))).toBe(false);
  });
});

describe('tags', () => {
  it('keep an equals sign in the value', () => {
    const tags = { 'user:expr': 'a=b' };
    expect(parseTags(formatTags(tags))).toEqual(tags);
  });
});
