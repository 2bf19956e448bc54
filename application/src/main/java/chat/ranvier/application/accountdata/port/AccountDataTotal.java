package chat.ranvier.application.accountdata.port;

/**
 * How much account data a user keeps.
 *
 * @param bytes of contents, types and room ids, in UTF-8
 * @param items pieces, each of one type, globally or for one room
 */
public record AccountDataTotal(long bytes, long items) {
  /** Nothing. */
  public static final AccountDataTotal NONE = new AccountDataTotal(0, 0);

  /** This with something new in the place of something old, which is no item where it is new. */
  public AccountDataTotal with(long bytesBefore, boolean isNew, long bytesNow) {
    return new AccountDataTotal(bytes - bytesBefore + bytesNow, items + (isNew ? 1 : 0));
  }
}
