export { auth0AuthApiRef } from './auth0AuthApiRef';
export { auth0AuthModule } from './auth0AuthModule';
