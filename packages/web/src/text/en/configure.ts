export const configure = {};
