export { securityInsightsPlugin } from './securityInsightsPlugin';
