// Installs one project as `stagecraft create` does. A program of its own, so that what it takes
// can be measured from outside.
import { installProject } from '@stagecraft/toolchain';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new TypeError('Name the folder of a project');
const { built, downloaded } = await installProject(folder);
console.log(JSON.stringify({ built, downloaded }));
