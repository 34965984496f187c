export { oidcAuthApiRef } from './oidcAuthApiRef';
export { oidcAuthModule } from './oidcAuthModule';
