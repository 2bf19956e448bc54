package chat.ranvier.tests.accounts;

import static chat.ranvier.tests.accounts.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.access.Requesters;
import chat.ranvier.application.accountdata.FindAccountData;
import chat.ranvier.application.accountdata.KeepAccountData;
import chat.ranvier.application.accountdata.SetAccountData;
import chat.ranvier.application.accountdata.port.AccountDataQuota;
import chat.ranvier.application.accountdata.port.AccountDatum;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.filter.DefineFilter;
import chat.ranvier.application.filter.FindFilter;
import chat.ranvier.application.tag.ChangeTags;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Account data, tags and filters. */
final class UserDataTest {
  private static final RoomId ROOM = new RoomId("!room:test.example");

  private final AccountsWorld world = new AccountsWorld();
  private final Requester alice = Requesters.of("@alice:test.example");
  private final UserId bob = new UserId("@bob:test.example");
  private final AccountDataQuota quota = new AccountDataQuota(40_000, 10);
  private final KeepAccountData keep =
      new KeepAccountData(world.stores.accountData(), quota, world.commits);
  private final SetAccountData set = new SetAccountData(keep);
  private final FindAccountData find = new FindAccountData(world.stores.accountData());
  private final ChangeTags tags = new ChangeTags(world.stores.accountData(), keep);
  private final DefineFilter defineFilter = new DefineFilter(world.stores.filters(), world.commits);
  private final FindFilter findFilter = new FindFilter(world.stores.filters());

  private static JsonObject json(String text) {
    return JsonReader.readObject(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void accountDataIsKeptAndTold() {
    List<Long> told = new ArrayList<>();
    world.commits.listen((position, notice) -> told.add(position));
    set.global(alice, alice.user(), "com.example.type", json("{\"order\":0.10}"));
    set.ofRoom(alice, alice.user(), ROOM, "com.example.type", json("{\"a\":1}"));
    assertThat(find.global(alice, alice.user(), "com.example.type")).isEqualTo("{\"order\":0.10}");
    assertThat(find.ofRoom(alice, alice.user(), ROOM, "com.example.type")).isEqualTo("{\"a\":1}");
    assertThat(told).hasSize(2);
    assertThat(world.stores.accountData().all(alice.user()))
        .extracting(AccountDatum::position)
        .isEqualTo(told);
  }

  @Test
  void nobodyKeepsMoreThanTheQuotaInHoweverManyTypesAndRooms() {
    JsonObject large = JsonObject.of("a", "x".repeat(9_900));
    for (int i = 0; i < 2; i++) {
      set.global(alice, alice.user(), "com.example.t" + i, large);
      set.ofRoom(alice, alice.user(), ROOM, "com.example.t" + i, large);
    }
    assertRefused(
        ErrorCode.TOO_LARGE, () -> set.global(alice, alice.user(), "com.example.more", large));
    assertRefused(ErrorCode.TOO_LARGE, () -> tags.put(alice, alice.user(), ROOM, "u.more", large));
    set.global(alice, alice.user(), "com.example.t0", JsonObject.empty());
    set.global(alice, alice.user(), "com.example.more", large);
  }

  @Test
  void theTagsOfARoomStaySmall() {
    JsonObject large = JsonObject.of("a", "x".repeat(9_000));
    tags.put(alice, alice.user(), ROOM, "u.one", large);
    assertRefused(ErrorCode.TOO_LARGE, () -> tags.put(alice, alice.user(), ROOM, "u.two", large));
    tags.delete(alice, alice.user(), ROOM, "u.one");
    tags.put(alice, alice.user(), ROOM, "u.two", large);
  }

  @Test
  void whatWasNeverSetIsNotFound() {
    assertRefused(ErrorCode.NOT_FOUND, () -> find.global(alice, alice.user(), "m.type"));
    assertRefused(ErrorCode.NOT_FOUND, () -> find.ofRoom(alice, alice.user(), ROOM, "m.type"));
  }

  @Test
  void nobodyReachesOthersData() {
    assertRefused(ErrorCode.FORBIDDEN, () -> set.global(alice, bob, "m.type", JsonObject.empty()));
    assertRefused(
        ErrorCode.FORBIDDEN, () -> set.ofRoom(alice, bob, ROOM, "m.type", JsonObject.empty()));
    assertRefused(ErrorCode.FORBIDDEN, () -> find.global(alice, bob, "m.type"));
    assertRefused(ErrorCode.FORBIDDEN, () -> find.ofRoom(alice, bob, ROOM, "m.type"));
    assertRefused(ErrorCode.FORBIDDEN, () -> tags.list(alice, bob, ROOM));
    assertRefused(
        ErrorCode.FORBIDDEN, () -> tags.put(alice, bob, ROOM, "m.tag", JsonObject.empty()));
    assertRefused(ErrorCode.FORBIDDEN, () -> tags.delete(alice, bob, ROOM, "m.tag"));
    assertRefused(ErrorCode.FORBIDDEN, () -> defineFilter.handle(alice, bob, JsonObject.empty()));
    assertRefused(ErrorCode.FORBIDDEN, () -> findFilter.handle(alice, bob, "0"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"m.fully_read", "m.push_rules"})
  void whatTheServerManagesIsNotSet(String type) {
    assertThat(SetAccountData.isManagedByServer(type)).isTrue();
    assertRefused(
        ErrorCode.BAD_JSON, () -> set.global(alice, alice.user(), type, JsonObject.empty()));
    assertRefused(
        ErrorCode.BAD_JSON, () -> set.ofRoom(alice, alice.user(), ROOM, type, JsonObject.empty()));
  }

  @Test
  void tagsComeAndGoOneByOne() {
    tags.put(alice, alice.user(), ROOM, "m.favourite", json("{\"order\":0.5}"));
    tags.put(alice, alice.user(), ROOM, "u.work", JsonObject.empty());
    tags.put(alice, alice.user(), ROOM, "m.favourite", json("{\"order\":0.25}"));
    tags.delete(alice, alice.user(), ROOM, "u.work");
    tags.delete(alice, alice.user(), ROOM, "u.never");
    assertThat(tags.list(alice, alice.user(), ROOM).toString())
        .isEqualTo("{\"m.favourite\":{\"order\":0.25}}");
    assertThat(find.ofRoom(alice, alice.user(), ROOM, "m.tag").toString())
        .isEqualTo("{\"tags\":{\"m.favourite\":{\"order\":0.25}}}");
  }

  @Test
  void theNameOfATagHasAtMost255Bytes() {
    tags.put(alice, alice.user(), ROOM, "u." + "a".repeat(253), JsonObject.empty());
    assertRefused(
        ErrorCode.INVALID_PARAM,
        () -> tags.put(alice, alice.user(), ROOM, "u." + "a".repeat(254), JsonObject.empty()));
  }

  @Test
  void theSameFilterHasTheSameId() {
    JsonObject definition = json("{\"room\":{\"timeline\":{\"limit\":10}}}");
    String id = defineFilter.handle(alice, alice.user(), definition);
    assertThat(defineFilter.handle(alice, alice.user(), definition)).isEqualTo(id);
    assertThat(id).doesNotStartWith("{");
    assertThat(defineFilter.handle(alice, alice.user(), JsonObject.empty())).isNotEqualTo(id);
    assertThat(findFilter.handle(alice, alice.user(), id)).isEqualTo(definition);
    assertThat(findFilter.named(alice.user(), id)).isEqualTo(definition);
    assertThat(findFilter.named(alice.user(), definition.toString())).isEqualTo(definition);
  }

  @Test
  void aFilterThatIsNotThereIsSaid() {
    assertRefused(ErrorCode.NOT_FOUND, () -> findFilter.handle(alice, alice.user(), "0"));
    assertRefused(ErrorCode.INVALID_PARAM, () -> findFilter.named(alice.user(), "0"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"room\":1}",
        "{\"room\":{\"timeline\":\"x\"}}",
        "{\"room\":{\"timeline\":{\"limit\":\"x\"}}}",
        "{\"room\":{\"timeline\":{\"limit\":-1}}}",
        "{\"room\":{\"timeline\":{\"types\":{}}}}",
        "{\"room\":{\"timeline\":{\"types\":[1]}}}",
        "{\"room\":{\"rooms\":[\"not-a-room\"]}}",
        "{\"room\":{\"state\":{\"senders\":[\"not-a-user\"]}}}",
        "{\"room\":{\"include_leave\":\"yes\"}}",
        "{\"presence\":{\"not_senders\":[\"@\"]}}",
        "{\"event_fields\":[1]}",
        "{\"event_format\":\"other\"}"
      })
  void whatIsNoFilterIsRefused(String text) {
    assertRefused(ErrorCode.BAD_JSON, () -> defineFilter.handle(alice, alice.user(), json(text)));
    assertRefused(ErrorCode.BAD_JSON, () -> findFilter.named(alice.user(), text));
  }
}
