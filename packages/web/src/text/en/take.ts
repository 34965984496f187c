export const take = {
  zip: 'Download ZIP',
};
