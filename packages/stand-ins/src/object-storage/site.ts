import { SHOWN, SOFTWARE } from '../company.ts';

/** A file in a bucket. */
export interface StoredObject {
  readonly key: string;
  readonly type: string;
  readonly content: string;
}

/** The built documentation of the demo's component, as TechDocs' own command publishes it. */
export function publishedDocs(now: Date): readonly StoredObject[] {
  const folder = `default/component/${SHOWN}`;
  const title = SOFTWARE.find(({ id }) => id === SHOWN)?.title ?? SHOWN;
  const files = ['index.html', 'running/index.html'];
  const metadata = {
    site_name: title,
    site_description: `How ${title} works`,
    build_timestamp: Math.floor(now.getTime() / 1000),
    etag: 'stand-in',
    files,
  };
  return [
    {
      key: `${folder}/techdocs_metadata.json`,
      type: 'application/json',
      content: JSON.stringify(metadata),
    },
    {
      key: `${folder}/index.html`,
      type: 'text/html',
      content: page(title, 'Home', HOME),
    },
    {
      key: `${folder}/running/index.html`,
      type: 'text/html',
      content: page(title, 'Running it', RUNNING),
    },
  ];
}

const HOME = `<h1 id="web-shop">Web shop</h1>
<p>Where people buy. This page was built in CI and lies in a bucket.</p>
<h2 id="what-it-does">What it does</h2>
<ul><li>Shows products and their stock</li><li>Takes baskets to the orders service</li></ul>`;

const RUNNING = `<h1 id="running-it">Running it</h1>
<p>Two copies run in each region. A release goes to five percent of the visitors first.</p>`;

/** The parts of a page of MkDocs' Material theme that the reader looks for. */
function page(site: string, title: string, article: string): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>${title} - ${site}</title></head>
<body>
<div class="md-container"><main class="md-main"><div class="md-main__inner">
<div class="md-sidebar md-sidebar--primary"><nav class="md-nav md-nav--primary"><ul class="md-nav__list">
<li class="md-nav__item"><a class="md-nav__link" href=".">Home</a></li>
<li class="md-nav__item"><a class="md-nav__link" href="running/">Running it</a></li>
</ul></nav></div>
<div class="md-content"><article class="md-content__inner md-typeset">${article}</article></div>
</div></main></div>
</body>
</html>`;
}
