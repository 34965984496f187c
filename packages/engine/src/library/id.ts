/** Lower-case words joined by hyphens, as npm and Backstage name things. */
export const FEATURE_ID = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
