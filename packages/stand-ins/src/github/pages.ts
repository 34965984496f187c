import type { World } from './world.ts';

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

const STYLE = `
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 26rem; margin: 3rem auto; padding: 0 1rem; }
h1 { font-size: 1.3rem; }
button { display: flex; gap: .8rem; align-items: center; width: 100%; margin: .4rem 0; padding: .6rem .8rem;
  font: inherit; text-align: left; border: 1px solid #8884; border-radius: .5rem; background: #8881; color: inherit; cursor: pointer; }
button:hover, button:focus-visible { background: #8883; }
img { width: 2.2rem; height: 2.2rem; border-radius: 50%; }
small { display: block; opacity: .75; }
`;

function layout(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escape(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;
}

export function messagePage(title: string, message: string): string {
  return layout(title, `<h1>${escape(title)}</h1>\n<p>${escape(message)}</p>`);
}

export interface SignInPage {
  readonly world: World;
  /** What the application asked with; it goes along when a person is chosen. */
  readonly query: URLSearchParams;
  /** A login that was asked for and that nobody has. */
  readonly unknown: string | null;
}

/** The form is sent by GET: the answer leads to another origin, which a form's own policy may forbid. */
export function signInPage({ world, query, unknown }: SignInPage): string {
  const hidden = [...query]
    .filter(([name]) => name !== 'login')
    .map(
      ([name, value]) => `<input type="hidden" name="${escape(name)}" value="${escape(value)}">`,
    );
  const buttons = world.users.map(
    (user) => `<button name="login" value="${escape(user.login)}">
<img src="/avatars/u/${user.id}" alt=""><span>${escape(user.name)}<small>${escape(user.login)}</small></span></button>`,
  );
  const scope = query.get('scope') ?? '';
  return layout(
    'Sign in to GitHub (stand-in)',
    `<h1>Sign in to ${escape(world.organization.name)}</h1>
<p>This is a stand-in for GitHub. Choose who to be; there is no password.</p>
${unknown === null ? '' : `<p role="alert">Nobody here is called ${escape(unknown)}.</p>`}
${scope === '' ? '' : `<p><small>The application asks for: ${escape(scope)}</small></p>`}
<form method="get" action="/login/oauth/authorize">
${hidden.join('\n')}
${buttons.join('\n')}
</form>`,
  );
}

const COLOURS = ['#0b6e4f', '#6a4c93', '#b5446e', '#1f5fa8', '#a05a00', '#4a5759'];

/** A picture with initials, in place of a photograph. */
export function avatar(world: World, id: number): string | undefined {
  const named = [...world.users, ...world.teams, world.organization].find((each) => each.id === id);
  if (!named) return undefined;
  const initials = named.name
    .split(/\s+/)
    .map((word) => word.charAt(0))
    .slice(0, 2)
    .join('')
    .toUpperCase();
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 80" role="img" aria-label="${escape(named.name)}">
<rect width="80" height="80" fill="${COLOURS[id % COLOURS.length]}"/>
<text x="40" y="52" font-family="system-ui, sans-serif" font-size="34" fill="#fff" text-anchor="middle">${escape(initials)}</text>
</svg>
`;
}
