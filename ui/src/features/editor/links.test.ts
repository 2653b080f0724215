import { describe, expect, it } from 'vitest';
import { openableUrl } from './links';

describe('openableUrl', () => {
  it.each([
    ['https://example.org/a?b=c#d', 'https://example.org/a?b=c#d'],
    ['http://example.org', 'http://example.org/'],
    ['HTTPS://Example.org', 'https://example.org/'],
    ['www.example.org/x', 'https://www.example.org/x'],
    ['someone@example.org', 'mailto:someone@example.org'],
    ['mailto:someone@example.org', 'mailto:someone@example.org'],
    ['https://пример.example/путь', 'https://xn--e1afmkfd.example/%D0%BF%D1%83%D1%82%D1%8C'],
  ])('opens %s', (target, url) => {
    expect(openableUrl(target)).toBe(url);
  });

  it.each([
    '',
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\tscript:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    'javascript&colon;alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox(1)',
    'file:///etc/passwd',
    'blob:https://example.org/1',
    'about:blank',
    'tauri://localhost',
    'ipc://localhost',
    'ms-msdt:/id',
    'smb://server/share',
    'ftp://example.org',
    '//example.org',
    '/etc/passwd',
    '#fragment',
    'notes.md',
    'https://',
    'https://exa mple.org',
    'https://example.org/\u202egpj.exe',
    'https://bank.example@evil.example',
    'https://user:pass@example.org',
    `https://example.org/${'a'.repeat(3000)}`,
  ])('leaves %j as text', (target) => {
    expect(openableUrl(target)).toBeNull();
  });
});
