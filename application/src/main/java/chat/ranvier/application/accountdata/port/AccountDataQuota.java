package chat.ranvier.application.accountdata.port;

/**
 * How much account data one user may keep, global and of all rooms together.
 *
 * @param bytes of contents, types and room ids, in UTF-8
 * @param items pieces, each of one type, globally or for one room
 */
public record AccountDataQuota(long bytes, long items) {
  /**
   * Whether a user who had the first may have the second: it is within the quota, or at least no
   * more than before.
   */
  public boolean admits(AccountDataTotal before, AccountDataTotal after) {
    return after.bytes() <= Math.max(bytes, before.bytes())
        && after.items() <= Math.max(items, before.items());
  }
}
