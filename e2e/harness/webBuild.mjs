// Before the tests of the web application: the page as people get it, built from what is here now.
import { buildWeb } from '../../scripts/setup.mjs';

export function setup() {
  buildWeb();
}
