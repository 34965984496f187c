import { priorityNamed, priorityOfLabels, typeOfLabels } from './priority';

describe('priorityNamed', () => {
  it.each([
    ['Highest', 1],
    ['Blocker', 1],
    ['high', 2],
    ['P2', 3],
    ['Minor', 4],
    ['Lowest', 5],
    ['As soon as there is time', 3],
  ])('ranks %s', (name, rank) => {
    expect(priorityNamed(name)).toEqual({ name, rank });
  });
});

describe('priorityOfLabels', () => {
  it.each([
    [['bug', 'priority: high'], { name: 'High', rank: 2 }],
    [['priority::1'], { name: 'Priority 1', rank: 1 }],
    [['priority/critical'], { name: 'Critical', rank: 1 }],
    [['p0'], { name: 'P0', rank: 1 }],
    [['prior art', 'bug'], undefined],
  ])('reads %j', (labels, priority) => {
    expect(priorityOfLabels(labels)).toEqual(priority);
  });
});

describe('typeOfLabels', () => {
  it.each([
    [['kind/feature'], 'Feature'],
    [['type: bug'], 'Bug'],
    [['urgent', 'enhancement'], 'Enhancement'],
    [['checkout'], undefined],
  ])('reads %j', (labels, type) => {
    expect(typeOfLabels(labels)).toBe(type);
  });
});
