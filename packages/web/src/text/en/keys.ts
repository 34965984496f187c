export const keys = {
  title: 'Keys',
  list: 'This list',
  search: 'Search features',
  move: 'Go from card to card',
  choose: 'Choose, or take out',
  configure: 'Fill in the values of the card',
  back: 'Back to the card, clear the search',
  plain: 'Keys without Ctrl or ⌘',
};
