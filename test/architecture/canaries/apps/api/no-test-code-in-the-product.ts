import { sample, string } from 'fast-check';

export const name = () => sample(string(), 1);
