import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isMediaType } from '../sent-document.js';

describe('a media type', () => {
  it.each([
    'text/html',
    'text/plain; charset=utf-8',
    'text/plain;charset="utf-8"',
    'image/svg+xml',
    'application/vnd.ms-excel',
  ])('is %s', (text) => expect(isMediaType(text)).toBe(true));

  it.each([
    '',
    'text',
    'text/',
    '/html',
    'text/html\r\nx: y',
    'text/html; charset',
    'текст/html',
    'text/html, text/plain',
  ])('is not %j', (text) => expect(isMediaType(text)).toBe(false));

  it('can always stand in a header', () => {
    const pieces = fc.constantFrom('text', '/', 'html', ';', ' ', 'a=b', '"', '\r\n', '\0', 'é', '+xml', ':', '=');
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
        const text = parts.join('');
        const sent = isMediaType(text) ? new Headers({ 'content-type': text }).get('content-type') : text;
        expect(sent).toBe(text);
      }),
    );
  });
});
