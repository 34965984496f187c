import { featureAnchor, fieldAnchor, goTo, optionAnchor } from '../theme/goTo.ts';
import { setPanel } from './panels.ts';

/** Shows where in the page a place in the draft is: `['features', 'github', 'organization']`. */
export function goToPlace([field = 'name', feature, option]: readonly string[]): void {
  if (field !== 'features') goTo(fieldAnchor(field));
  else if (feature === undefined) goTo(fieldAnchor('name'));
  else if (option === undefined) goTo(featureAnchor(feature));
  else {
    setPanel(feature, 'form', true);
    goTo(optionAnchor(feature, option), featureAnchor(feature));
  }
}
