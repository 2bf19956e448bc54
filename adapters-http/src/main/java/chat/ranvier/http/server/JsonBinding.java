package chat.ranvier.http.server;

import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonWriter;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.JsonbException;
import jakarta.json.bind.config.PropertyNamingStrategy;
import java.nio.charset.StandardCharsets;

/**
 * Small bodies as records: a component {@code supportPage} is the member {@code support_page}, an
 * empty optional is no member. Too slow for what is asked often; set up when it is first used.
 */
public final class JsonBinding {
  private JsonBinding() {}

  /** The record as JSON in UTF-8. */
  public static byte[] toBytes(Object body) {
    return Binding.JSONB.toJson(body).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The record that the object spells; members that it does not know are passed over.
   *
   * @throws MatrixFailure {@code M_BAD_JSON} where a member has another type
   */
  public static <T> T read(JsonObject body, Class<T> type) {
    try {
      return Binding.JSONB.fromJson(JsonWriter.toText(body), type);
    } catch (JsonbException e) {
      throw new MatrixFailure(ErrorCode.BAD_JSON, "A member of the body has a wrong type");
    }
  }

  /** Set up when it is first named, which takes a tenth of a second. */
  private static final class Binding {
    private static final Jsonb JSONB =
        JsonbBuilder.create(
            new JsonbConfig()
                .withPropertyNamingStrategy(PropertyNamingStrategy.LOWER_CASE_WITH_UNDERSCORES));
  }
}
