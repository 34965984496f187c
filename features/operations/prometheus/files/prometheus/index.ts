export { prometheusPlugin } from './prometheusPlugin';
