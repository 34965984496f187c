import { PEOPLE } from '../company.ts';
import type { StandInAnswer } from '../serve.ts';

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

const STYLE = `
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 26rem; margin: 2.5rem auto; padding: 0 1rem; }
h1 { font-size: 1.3rem; }
button { display: block; width: 100%; margin: .4rem 0; padding: .6rem .8rem; font: inherit;
  text-align: left; border: 1px solid #8888; border-radius: .5rem; background: #8881; color: inherit;
  cursor: pointer; }
button:hover, button:focus-visible { background: #8883; }
small { display: block; opacity: .8; }
`;

function page(status: number, title: string, body: string): StandInAnswer {
  return {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
    body: `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,">
<title>${escape(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escape(title)}</h1>
${body}
</main>
</body>
</html>
`,
  };
}

/** What a vendor says when the portal asks wrongly. */
export function refusalPage(status: number, vendor: string, why: string): StandInAnswer {
  return page(status, `${vendor} (stand-in)`, `<p role="alert">${escape(why)}</p>`);
}

/**
 * Where one chooses who to be. What the portal asked with goes along; the form is sent by GET, as the
 * answer leads to another origin, and to the page's own address where no other is given.
 */
export function choicePage(
  vendor: string,
  action: string | undefined,
  asked: Iterable<readonly [string, string]>,
): StandInAnswer {
  const hidden = [...asked].map(
    ([name, value]) => `<input type="hidden" name="${escape(name)}" value="${escape(value)}">`,
  );
  const buttons = PEOPLE.map(
    ({ login, name, email }) =>
      `<button name="person" value="${escape(login)}">${escape(name)}<small>${escape(email)}</small></button>`,
  );
  return page(
    200,
    `Sign in with ${vendor}`,
    `<p>This is a stand-in for ${escape(vendor)}. Choose who to be; there is no password.</p>
<form method="get"${action === undefined ? '' : ` action="${escape(action)}"`}>
${[...hidden, ...buttons].join('\n')}
</form>`,
  );
}
