const magic = Buffer.from('SQLite format 3\0');

/** Whether bytes begin as an SQLite database does. It costs nothing to ask; whether they are one shows when they are read. */
export const isSqlite = (bytes: Uint8Array): boolean => magic.equals(bytes.subarray(0, magic.length));
