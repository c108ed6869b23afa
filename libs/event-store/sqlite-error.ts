/**
 * SQLite's name for what went wrong, if the error is SQLite's.
 * Told by the code: the class belongs to whoever loaded the native module first, which need not be this realm.
 */
export function sqliteCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' && error.code.startsWith('SQLITE_') ? error.code : undefined;
}
