import type { StandInAnswer, StandInCall } from '../serve.ts';

const USUAL = 20;
const MOST = 100;

/** A page of a list, with GitLab's headers about the others. */
export function pageOf({ query }: StandInCall, items: readonly unknown[]): StandInAnswer {
  const per = Math.min(Math.max(Number(query.get('per_page')) || USUAL, 1), MOST);
  const page = Math.max(Number(query.get('page')) || 1, 1);
  const pages = Math.max(Math.ceil(items.length / per), 1);
  return {
    headers: {
      'x-page': String(page),
      'x-per-page': String(per),
      'x-prev-page': page > 1 ? String(page - 1) : '',
      'x-next-page': page < pages ? String(page + 1) : '',
      'x-total': String(items.length),
      'x-total-pages': String(pages),
    },
    body: items.slice((page - 1) * per, page * per),
  };
}
