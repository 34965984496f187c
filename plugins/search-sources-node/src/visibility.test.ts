import {
  parseResourceRef,
  permissionFor,
  resourceRefOf,
  searchDocumentRules,
} from './visibility';

const document = { source: 'google-drive', container: '0A:/b', id: 'docs/a b' };

describe('resource refs', () => {
  it('tell source, container and document, whatever stands in them', () => {
    const ref = resourceRefOf(document);
    expect(ref).toBe('google-drive:0A%3A%2Fb/docs%2Fa%20b');
    expect(parseResourceRef(ref)).toEqual(document);
  });

  it('are none of ours otherwise', () => {
    expect(parseResourceRef('component:default/webshop')).toEqual({
      source: 'component',
      container: 'default',
      id: 'webshop',
    });
    expect(parseResourceRef('webshop')).toBeUndefined();
  });
});

describe('rules', () => {
  it('decide by container and by source', () => {
    const { isInContainer, isFromSource } = searchDocumentRules;
    expect(isInContainer.apply(document, { containers: ['0A:/b'] })).toBe(true);
    expect(isInContainer.apply(document, { containers: ['0A'] })).toBe(false);
    expect(isFromSource.apply(document, { sources: ['jira'] })).toBe(false);
  });
});

describe('permissionFor', () => {
  it('needs none where everyone may find the documents', () => {
    expect(permissionFor('wiki', 'everyone')).toBeUndefined();
  });

  it('is for the source as a whole, or for each document', () => {
    expect(permissionFor('wiki', 'signed-in')).toMatchObject({
      type: 'basic',
      name: 'search.wiki.read',
    });
    expect(permissionFor('wiki', 'permission')).toMatchObject({
      type: 'resource',
      resourceType: 'search-document',
    });
  });
});
