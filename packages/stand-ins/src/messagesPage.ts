import type { StandInAnswer } from './serve.ts';

export interface ShownMessage {
  readonly to: string;
  readonly title: string;
  readonly text: string;
}

/** A page for people: what a stand-in was sent, the newest first. */
export function messagesPage(title: string, messages: readonly ShownMessage[]): StandInAnswer {
  const articles = messages
    .toReversed()
    .map(
      (each) =>
        `<article><small>${escaped(each.to)}</small><h2>${escaped(each.title)}</h2><p>${escaped(each.text)}</p></article>`,
    );
  const body = articles.length === 0 ? '<p>Nothing was sent yet.</p>' : articles.join('');
  return {
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: `<!doctype html><html lang="en"><meta charset="utf-8"><meta http-equiv="refresh" content="5"><title>${title}</title><style>${STYLE}</style><h1>${title}</h1>${body}</html>`,
  };
}

const STYLE =
  'body{font:16px/1.5 system-ui;max-width:40rem;margin:2rem auto;padding:0 1rem}article{border-top:1px solid #ccc;padding:1rem 0}h2{font-size:1.1rem;margin:.25rem 0}p{white-space:pre-line;margin:.25rem 0}small{color:#555}';

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
