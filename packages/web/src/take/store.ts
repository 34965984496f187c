import { createStore } from '../store/store.ts';

export type Way = 'zip' | 'command' | 'blueprint' | 'here';

/** Which way of taking the project is shown; undefined until one is chosen. */
export const shownWay = createStore<Way | undefined>(undefined);

/** The id of the section, for going there. */
export const TAKE = 'take';

/** The ids of headings, for the contents of the page. */
export const TAKE_HEADING = `${TAKE}-title`;
export const NEXT = 'next-steps';
export const NEXT_HEADING = `${NEXT}-title`;

/** The id of the form that creates the project here. */
export const CREATE_FORM = 'create-here';
