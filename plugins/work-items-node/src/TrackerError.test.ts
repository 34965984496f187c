import { problemOf, TrackerError } from './TrackerError';

const tracker = { id: 'jira', title: 'Jira' };

describe('problemOf', () => {
  it('keeps what a tracker said, with the time to ask again', () => {
    const error = new TrackerError({
      code: 'rate-limited',
      message: 'Too many requests.',
      fix: 'Wait.',
      retryAt: new Date('2026-03-02T09:10:00Z'),
    });
    expect(problemOf(error, tracker)).toEqual({
      tracker: 'jira',
      trackerTitle: 'Jira',
      code: 'rate-limited',
      message: 'Too many requests.',
      fix: 'Wait.',
      retryAt: '2026-03-02T09:10:00.000Z',
    });
  });

  it('tells nothing of other errors: they may hold secrets', () => {
    const problem = problemOf(new Error('token abc is bad'), tracker);
    expect(problem.code).toBe('unexpected');
    expect(JSON.stringify(problem)).not.toContain('abc');
  });
});
