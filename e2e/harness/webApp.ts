import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

/** The web application as people get it: static files. */
export const dist = path.join(root, 'packages', 'web', 'dist');
