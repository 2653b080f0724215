const ABOUT_SECRET = [
  'wrong_passphrase',
  'empty_passphrase',
  'wrong_recovery_code',
  'malformed_recovery_code',
];

/** Whether a refusal is about what was typed, which can be typed anew. */
export function isAboutSecret(code: string): boolean {
  return ABOUT_SECRET.includes(code);
}
