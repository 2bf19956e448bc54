package chat.ranvier.application.filter;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.application.filter.port.FilterStore;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonWriter;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * Keeps a filter that a client has uploaded. Its id comes from its content: the same filter has the
 * same id, however often it is uploaded.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#post_matrixclientv3useruseridfilter">POST
 *     /user/{userId}/filter</a>
 */
public final class DefineFilter {
  private static final int ID_BYTES = 12;

  private final FilterStore filters;
  private final Commits commits;

  /** Writes to this store. */
  public DefineFilter(FilterStore filters, Commits commits) {
    this.filters = filters;
    this.commits = commits;
  }

  /**
   * Keeps the filter.
   *
   * @return its id, 16 characters of URL-safe base64
   * @throws MatrixFailure {@code M_FORBIDDEN} for another user, {@code M_BAD_JSON} where it is no
   *     filter
   */
  public String handle(Requester requester, UserId user, JsonObject definition) {
    requester.mustBe(user, "Cannot create filters for other users");
    FilterGrammar.check(definition);
    String id = id(definition);
    if (filters.find(user, id).isEmpty()) {
      commits.write(() -> filters.insert(user, id, definition));
    }
    return id;
  }

  private static String id(JsonObject definition) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(JsonWriter.toBytes(definition));
      return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(hash, ID_BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
