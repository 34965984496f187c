/** The GitHub Enterprise Server that the stand-in says it is, and whose API description it is tested against. */
export const ENTERPRISE_VERSION = '3.19.0';
