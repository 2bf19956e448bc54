package chat.ranvier.domain.event.content;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.domain.identifier.RoomAlias;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonInteger;
import chat.ranvier.domain.json.JsonNull;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonString;
import chat.ranvier.domain.json.JsonValue;
import chat.ranvier.domain.room.GuestAccess;
import chat.ranvier.domain.room.HistoryVisibility;
import chat.ranvier.domain.room.JoinRule;
import chat.ranvier.domain.room.Membership;
import chat.ranvier.domain.room.version.RoomVersion;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the views make of content that is missing, wrong or right. */
final class ContentTest {
  private static final UserId ALICE = UserId.parse("@alice:a.example");
  private static final JsonObject EMPTY = JsonObject.empty();
  private static final List<JsonValue> WRONG =
      List.of(new JsonInteger(1), JsonNull.NULL, JsonArray.empty(), JsonObject.empty());

  @Test
  void aMembershipIsOneOfFive() {
    for (Membership membership : Membership.values()) {
      assertThat(new MemberContent(JsonObject.of("membership", membership.value())).membership())
          .contains(membership);
    }
    assertThat(new MemberContent(EMPTY).membership()).isEmpty();
    assertThat(new MemberContent(JsonObject.of("membership", "Join")).membership()).isEmpty();
  }

  @Test
  void aMemberWithWrongTypesHasNothingToShow() {
    for (JsonValue wrong : WRONG) {
      MemberContent content =
          new MemberContent(
              JsonObject.of("displayname", wrong)
                  .with("avatar_url", wrong)
                  .with("is_direct", wrong)
                  .with("third_party_invite", JsonObject.of("signed", wrong)));
      assertThat(content.displayName()).isEmpty();
      assertThat(content.avatarUrl()).isEmpty();
      assertThat(content.isDirect()).isFalse();
      assertThat(content.thirdPartyToken()).isEmpty();
    }
  }

  @Test
  void aJoinRuleThatIsNotUnderstoodIsNone() {
    assertThat(new JoinRulesContent(EMPTY).joinRule()).contains(JoinRule.INVITE);
    for (JsonValue wrong : WRONG) {
      assertThat(new JoinRulesContent(JsonObject.of("join_rule", wrong)).joinRule()).isEmpty();
    }
    for (JoinRule rule : JoinRule.values()) {
      assertThat(new JoinRulesContent(JsonObject.of("join_rule", rule.value())).joinRule())
          .contains(rule);
    }
  }

  @Test
  void conditionsThatAreNotUnderstoodLetNobodyIn() {
    JsonObject room = JsonObject.of("type", "m.room_membership").with("room_id", "!r:a.example");
    JsonArray conditions =
        JsonArray.of(
            room,
            room.with("type", "org.example.other"),
            room.with("room_id", "#r:a.example"),
            room.without("room_id"),
            new JsonString("!s:a.example"));
    assertThat(new JoinRulesContent(JsonObject.of("allow", conditions)).allowedRooms())
        .containsExactly(RoomId.parse("!r:a.example"));
    assertThat(new JoinRulesContent(EMPTY).allowedRooms()).isEmpty();
  }

  @Test
  void historyIsSharedWhereNothingIsUnderstood() {
    assertThat(new HistoryVisibilityContent(EMPTY).historyVisibility())
        .isEqualTo(HistoryVisibility.SHARED);
    assertThat(visibility("everyone")).isEqualTo(HistoryVisibility.SHARED);
    for (HistoryVisibility visibility : HistoryVisibility.values()) {
      assertThat(visibility(visibility.value())).isEqualTo(visibility);
    }
  }

  private static HistoryVisibility visibility(String value) {
    return new HistoryVisibilityContent(JsonObject.of("history_visibility", value))
        .historyVisibility();
  }

  @Test
  void guestsStayOutsideWhereNothingIsUnderstood() {
    assertThat(new GuestAccessContent(EMPTY).guestAccess()).isEqualTo(GuestAccess.FORBIDDEN);
    assertThat(new GuestAccessContent(JsonObject.of("guest_access", "can_join")).guestAccess())
        .isEqualTo(GuestAccess.CAN_JOIN);
  }

  @Test
  void aCreateEventWithNothingInItIsAFederatedRoomOfVersion1() {
    CreateContent content = new CreateContent(EMPTY);
    assertThat(content.roomVersion()).isEqualTo("1");
    assertThat(content.isFederated()).isTrue();
    assertThat(content.roomType()).isEmpty();
    assertThat(content.predecessor()).isEmpty();
  }

  @Test
  void aPredecessorNeedsARoomAndNoEvent() {
    JsonObject room = JsonObject.of("room_id", "!old:a.example");
    assertThat(new CreateContent(JsonObject.of("predecessor", room)).predecessor())
        .hasValueSatisfying(
            predecessor -> {
              assertThat(predecessor.roomId()).isEqualTo(RoomId.parse("!old:a.example"));
              assertThat(predecessor.eventId()).isEmpty();
            });
    JsonObject noRoom = JsonObject.of("predecessor", JsonObject.of("room_id", "old"));
    assertThat(new CreateContent(noRoom).predecessor()).isEmpty();
  }

  @Test
  void theCreatorsAreWhomTheVersionMakesCreators() {
    JsonArray additional = JsonArray.ofStrings(List.of("@bob:b.example", ALICE.value(), "nobody"));
    CreateContent content =
        new CreateContent(
            JsonObject.of("creator", "@carol:c.example").with("additional_creators", additional));
    assertThat(content.creators(RoomVersion.V10, ALICE))
        .containsExactly(UserId.parse("@carol:c.example"));
    assertThat(content.creators(RoomVersion.V11, ALICE)).containsExactly(ALICE);
    assertThat(content.creators(RoomVersion.V12, ALICE))
        .containsExactly(ALICE, UserId.parse("@bob:b.example"));
  }

  @Test
  void namesAndTopicsThatAreEmptyAreNone() {
    assertThat(new NameContent(JsonObject.of("name", "")).name()).isEmpty();
    assertThat(new NameContent(JsonObject.of("name", "Tea")).name()).contains("Tea");
    assertThat(new TopicContent(JsonObject.of("topic", "")).topic()).isEmpty();
    assertThat(new AvatarContent(EMPTY).url()).isEmpty();
    assertThat(new EncryptionContent(EMPTY).algorithm()).isEmpty();
  }

  @Test
  void aliasesThatAreNoneAreNotShown() {
    CanonicalAliasContent content =
        new CanonicalAliasContent(
            JsonObject.of("alias", "tea")
                .with("alt_aliases", JsonArray.ofStrings(List.of("#tea:a.example", "tea"))));
    assertThat(content.alias()).isEmpty();
    assertThat(content.alternativeAliases()).containsExactly(RoomAlias.parse("#tea:a.example"));
  }

  @Test
  void aTombstonePointsToARoomOrNowhere() {
    assertThat(new TombstoneContent(JsonObject.of("replacement_room", "new")).replacementRoom())
        .isEmpty();
    assertThat(new TombstoneContent(JsonObject.of("replacement_room", "!new")).replacementRoom())
        .contains(RoomId.parse("!new"));
  }

  @Test
  void theKeysOfAThirdPartyInviteAreGatheredFromBothPlaces() {
    JsonArray keys = JsonArray.of(JsonObject.of("public_key", "b"), new JsonString("c"));
    ThirdPartyInviteContent content =
        new ThirdPartyInviteContent(JsonObject.of("public_key", "a").with("public_keys", keys));
    assertThat(content.publicKeys()).containsExactly("a", "b");
  }
}
