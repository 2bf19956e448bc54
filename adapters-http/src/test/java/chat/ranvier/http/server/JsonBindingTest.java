package chat.ranvier.http.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class JsonBindingTest {
  /** A body with a member of each kind. */
  public record Body(String userName, int count, Optional<Boolean> isAdmin, List<String> tags) {}

  @Test
  void aRecordGoesToJsonAndBack() {
    Body body = new Body("é", 3, Optional.of(true), List.of("a", "b"));
    byte[] json = JsonBinding.toBytes(body);
    assertThat(JsonReader.readObject(json).names())
        .containsExactly("count", "is_admin", "tags", "user_name");
    assertThat(JsonBinding.read(JsonReader.readObject(json), Body.class)).isEqualTo(body);
  }

  @Test
  void unknownMembersArePassedOver() {
    JsonObject json = object("{\"user_name\":\"a\",\"count\":1,\"tags\":[],\"other\":{}}");
    assertThat(JsonBinding.read(json, Body.class).userName()).isEqualTo("a");
  }

  @Test
  void aMemberOfAnotherTypeIsRefused() {
    JsonObject json = object("{\"user_name\":{\"a\":1},\"count\":\"many\",\"tags\":3}");
    assertThatThrownBy(() -> JsonBinding.read(json, Body.class))
        .isInstanceOfSatisfying(
            MatrixFailure.class,
            refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.BAD_JSON));
  }

  private static JsonObject object(String json) {
    return JsonReader.readObject(json.getBytes(StandardCharsets.UTF_8));
  }
}
