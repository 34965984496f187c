export { rbacPlugin } from './rbacPlugin';
