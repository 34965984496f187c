import { stat } from 'node:fs/promises';
import path from 'node:path';

export const PAGE = 'index.html';

/** Whether the web application is built. */
export async function hasPage(webRoot: string): Promise<boolean> {
  return stat(path.join(webRoot, PAGE)).then(
    (found) => found.isFile(),
    () => false,
  );
}

/** A page for what there is to say before the application can be shown. */
export function messagePage(title: string, paragraphs: readonly string[]): string {
  const text = paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('\n');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · Stagecraft</title>
<style>
body { font: 16px/1.6 system-ui, sans-serif; max-width: 36rem; margin: 20vh auto 0; padding: 0 1.5rem; }
h1 { font-size: 1.5rem; }
code { font-family: ui-monospace, monospace; }
</style>
</head>
<body>
<main>
<h1>${title}</h1>
${text}
</main>
</body>
</html>
`;
}
