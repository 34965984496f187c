export { buildkite } from './buildkite';
