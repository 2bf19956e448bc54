package chat.ranvier.application.filter;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.application.filter.port.FilterStore;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.InvalidJsonException;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonReader;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds filters again, by the ids under which they are kept; those used lately stay in memory.
 *
 * @see <a
 *     href="https://spec.matrix.org/v1.19/client-server-api/#get_matrixclientv3useruseridfilterfilterid">GET
 *     /user/{userId}/filter/{filterId}</a>
 */
public final class FindFilter {
  private static final int MAX_REMEMBERED_BYTES = 4 << 20;

  private final FilterStore filters;
  private final Cache<Key, @Nullable Kept> remembered =
      Caffeine.newBuilder()
          .maximumWeight(MAX_REMEMBERED_BYTES)
          .weigher((Key key, Kept kept) -> 200 + 4 * kept.bytes())
          .executor(Runnable::run)
          .build();

  private record Key(UserId user, String filterId) {}

  private record Kept(JsonObject definition, int bytes) {
    static Kept of(JsonObject definition) {
      return new Kept(definition, definition.toString().length());
    }
  }

  /** Reads from this store. */
  public FindFilter(FilterStore filters) {
    this.filters = filters;
  }

  /**
   * The requester's filter of this id.
   *
   * @throws MatrixFailure {@code M_FORBIDDEN} for another user, {@code M_NOT_FOUND} where there is
   *     none
   */
  public JsonObject handle(Requester requester, UserId user, String filterId) {
    requester.mustBe(user, "Cannot get filters for other users");
    return find(user, filterId)
        .orElseThrow(() -> new MatrixFailure(ErrorCode.NOT_FOUND, "No such filter"));
  }

  /**
   * The filter that a request names: inline where the text is a JSON object, else by its id.
   *
   * @throws MatrixFailure {@code M_BAD_JSON} or {@code M_NOT_JSON} where an inline filter is none;
   *     {@code M_INVALID_PARAM} where there is none of this id
   */
  public JsonObject named(UserId user, String idOrDefinition) {
    if (!idOrDefinition.startsWith("{")) {
      return find(user, idOrDefinition)
          .orElseThrow(() -> new MatrixFailure(ErrorCode.INVALID_PARAM, "No such filter"));
    }
    try {
      JsonObject definition =
          JsonReader.readObject(idOrDefinition.getBytes(StandardCharsets.UTF_8));
      FilterGrammar.check(definition);
      return definition;
    } catch (InvalidJsonException e) {
      throw new MatrixFailure(ErrorCode.NOT_JSON, "The filter is no JSON object");
    }
  }

  private Optional<JsonObject> find(UserId user, String filterId) {
    Kept kept = remembered.get(new Key(user, filterId), this::load);
    return Optional.ofNullable(kept).map(Kept::definition);
  }

  private @Nullable Kept load(Key key) {
    return filters.find(key.user(), key.filterId()).map(Kept::of).orElse(null);
  }
}
