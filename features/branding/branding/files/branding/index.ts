export { brandingModule } from './brandingModule';
export { LogoFull, LogoIcon } from './Logo';
