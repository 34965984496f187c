/** Elements that point at each other from different places on the page. */
export const DRAWER = 'preview';
export const OPENER = 'preview-opener';
