import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// A machine that builds other things as well takes longer than the second that is the default.
configure({ asyncUtilTimeout: 10_000 });
jest.setTimeout(60_000);
