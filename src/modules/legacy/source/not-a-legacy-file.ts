/** The bytes are not a database of the old application. */
export class NotALegacyFile extends Error {
  override readonly name = 'NotALegacyFile';
}
