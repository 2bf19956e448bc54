package chat.ranvier.http.client.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.ranvier.application.sync.SyncPart;
import chat.ranvier.application.sync.section.TypingSection.Typing;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonOutput;
import chat.ranvier.http.client.sync.SyncPartJson.Place;
import chat.ranvier.http.client.sync.section.RoomAccountDataJson;
import chat.ranvier.http.client.sync.section.TypingJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SyncCodecsTest {
  private static final SyncPart TYPING = new Typing(List.of(new UserId("@alice:test.example")));

  private static String write(SyncCodecs codecs, Place place, List<SyncPart> parts) {
    JsonOutput out = JsonOutput.create();
    out.beginObject().name("ephemeral").beginArray();
    codecs.write(Place.EPHEMERAL, place == Place.EPHEMERAL ? parts : List.of(), out);
    out.endArray();
    codecs.write(Place.ROOM, place == Place.ROOM ? parts : List.of(), out);
    return new String(out.endObject().toBytes(), StandardCharsets.UTF_8);
  }

  @Test
  void eachPartStandsWhereItsCodecSays() {
    SyncCodecs codecs = new SyncCodecs(List.of(new TypingJson()));
    assertThat(write(codecs, Place.EPHEMERAL, List.of(TYPING)))
        .isEqualTo(
            "{\"ephemeral\":[{\"content\":{\"user_ids\":[\"@alice:test.example\"]},\"type\":\"m.typing\"}]}");
    assertThat(write(codecs, Place.ROOM, List.of(TYPING))).isEqualTo("{\"ephemeral\":[]}");
  }

  @Test
  void whatHasToStandThereIsWrittenWithoutItsPart() {
    SyncCodecs codecs = new SyncCodecs(List.of(new RoomAccountDataJson()));
    assertThat(write(codecs, Place.ROOM, List.of()))
        .isEqualTo("{\"ephemeral\":[],\"account_data\":{\"events\":[]}}");
  }

  @Test
  void aPartThatNobodyCanWriteIsNoticed() {
    SyncCodecs codecs = new SyncCodecs(List.of());
    assertThatThrownBy(() -> write(codecs, Place.ROOM, List.of(TYPING)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Typing");
  }

  @Test
  void twoCodecsForOnePartAreRefused() {
    assertThatThrownBy(() -> new SyncCodecs(List.of(new TypingJson(), new TypingJson())))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
