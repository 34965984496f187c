export { oauth2AuthApiRef } from './oauth2AuthApiRef';
export { oauth2AuthModule } from './oauth2AuthModule';
