package chat.ranvier.application.encryption.keys;

import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.encryption.keys.port.ClaimedKey;
import chat.ranvier.application.encryption.keys.port.KeyClaim;
import chat.ranvier.application.encryption.keys.port.OneTimeKeyStore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Hands out keys by which sessions with devices of this server are started: a one-time key to
 * nobody else ever, or, where a device has none left, its fallback key.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#post_matrixclientv3keysclaim">POST
 *     /keys/claim</a>
 */
public final class ClaimKeys {
  private final OneTimeKeyStore keys;
  private final KeyCounts counts;
  private final Commits commits;

  /** Takes keys out of this store. */
  public ClaimKeys(OneTimeKeyStore keys, KeyCounts counts, Commits commits) {
    this.keys = keys;
    this.counts = counts;
    this.commits = commits;
  }

  /**
   * Claims the keys in one commit; that they are gone is durable on return.
   *
   * @return at most one key for each claim; none for a device without any
   */
  public List<ClaimedKey> handle(Set<KeyClaim> claims) {
    if (claims.isEmpty()) {
      return List.of();
    }
    List<ClaimedKey> claimed = commits.write(() -> claim(claims));
    counts.changed(claimed.stream().map(ClaimedKey::device).toList());
    return claimed;
  }

  private List<ClaimedKey> claim(Set<KeyClaim> claims) {
    List<ClaimedKey> claimed = new ArrayList<>(keys.claim(claims));
    Set<KeyClaim> unserved = new HashSet<>(claims);
    claimed.forEach(
        each -> unserved.remove(new KeyClaim(each.device(), each.key().id().algorithm())));
    if (!unserved.isEmpty()) {
      claimed.addAll(keys.claimFallback(unserved));
    }
    return claimed;
  }
}
