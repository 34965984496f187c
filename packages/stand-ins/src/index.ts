export * from './github/index.ts';
export * from './company.ts';
export { demoEntities } from './entities.ts';
export { startDemoProxy, type DemoProxy } from './proxy.ts';
export { loadStandIn, standInNames } from './standIns.ts';
export type { StandIn, StandInOptions, StandInRequest, StartStandIn } from './standIn.ts';
export { startGateway, type Gateway, type GatewayOptions } from './sign-in/gateway.ts';
