import { describe, expect, it } from '@jest/globals';
import { passwordIn } from './password.js';

const basic = (pair: string) => `Basic ${Buffer.from(pair).toString('base64')}`;

describe('the password of a request', () => {
  it('is what stands after the first colon, whoever it is said to be of', () => {
    expect(passwordIn(basic('anna:litopys_x'))).toBe('litopys_x');
    expect(passwordIn(basic(':litopys_x'))).toBe('litopys_x');
    expect(passwordIn(basic('a:b:c'))).toBe('b:c');
    expect(passwordIn(basic('a:b').replace('Basic', 'basic'))).toBe('b');
    expect(passwordIn(basic('a:'))).toBe('');
  });

  it.each([
    '',
    'Basic',
    'Basic ',
    'Basic  YTpi',
    'Basic YTpi ',
    'Basic YTpi, Bearer x',
    'Basic YTp',
    'Basic YTq=',
    'Basic YT-_',
    'Basic !!!!',
    'Basic YWI=',
    'Bearer YTpi',
    'XBasic YTpi',
  ])('is none in %j', (header) => {
    expect(passwordIn(header)).toBeUndefined();
  });
});
