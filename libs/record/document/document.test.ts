import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { asked, given } from '../../../test/support/given.js';
import { digest, fact, type Unstamped } from '../../../test/support/on-record.js';
import { CaptureDocument } from './capture-document.js';
import { document } from './document.js';

const page = { sha256: digest('page'), mediaType: 'text/html', size: 10, title: 'A page', publishedOn: '2020-05' };
const address = 'https://example.org/1';
const capturedAt = '2026-09-01T12:00:00.000Z';
const capture = (more: object = {}) => asked(CaptureDocument, { ...page, ...more });
const captured = (more: object = {}): Unstamped =>
  fact('DocumentCaptured', { ...page, capturedAt: '2026-01-01T00:00:00.000Z', ...more });

describe('CaptureDocument', () => {
  it('is public when it has an address, and the team’s when it has none', () => {
    given(document)
      .when(capture({ address }))
      .then('DocumentCaptured', { ...page, address, protection: 'public', capturedAt });
    given(document)
      .when(capture())
      .then('DocumentCaptured', { ...page, protection: 'team', capturedAt });
    given(document)
      .when(capture({ address, protection: 'sealed' }))
      .then('DocumentCaptured', { ...page, address, protection: 'sealed', capturedAt });
  });

  it('keeps its stream by the hash, and answers with it', () => {
    expect(capture().stream()).toBe(`document-${page.sha256}`);
    expect(capture().answers()).toBe(page.sha256);
  });

  it('records nothing for the same capture again', () => {
    const before = captured({ address, protection: 'public' });
    given(document, before).when(capture({ address })).thenNothing();
    given(document, before)
      .when(capture({ address, protection: 'public' }))
      .thenNothing();
  });

  it('records the same bytes from another address, at the level they have', () => {
    const other = 'https://example.org/2';
    given(document, captured({ protection: 'team' }))
      .when(capture({ address: other }))
      .then('DocumentCaptured', { ...page, address: other, protection: 'team', capturedAt });
  });

  it('is closed by whoever says so, and opened by an administrator alone', () => {
    const open = captured({ address, protection: 'public' });
    given(document, open)
      .when(capture({ address, protection: 'sealed' }))
      .then('DocumentCaptured', { ...page, address, protection: 'sealed', capturedAt });
    const closed = [open, captured({ address, protection: 'sealed' })];
    given(document, ...closed)
      .when(capture({ address, protection: 'public' }))
      .thenRefused('protection-cannot-be-lowered');
    given(document, ...closed)
      .when(capture({ address, protection: 'public' }), { roles: ['admin'] })
      .then('DocumentCaptured', { ...page, address, protection: 'public', capturedAt });
    given(document, ...closed)
      .when(capture({ address }))
      .thenNothing();
  });
});
