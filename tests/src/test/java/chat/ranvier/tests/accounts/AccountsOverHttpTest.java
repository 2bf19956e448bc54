package chat.ranvier.tests.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.tests.accounts.AccountsServer.Reply;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The routes about accounts: paths, statuses and the members of bodies. */
final class AccountsOverHttpTest {
  private static final String CLIENT = "/_matrix/client/v3";
  private static final String ALICE = "@alice:test.example";

  private final AccountsServer server = new AccountsServer();

  @AfterEach
  void close() {
    server.close();
  }

  private Reply register(String body) {
    return server.send("POST", CLIENT + "/register", "", body);
  }

  private String aliceToken() {
    return register(
            """
            {"username":"alice","password":"pizza","device_id":"PHONE",
             "initial_device_display_name":"My phone","auth":{"type":"m.login.dummy"}}
            """)
        .text("access_token");
  }

  private static String passwordAuth(String user, String password) {
    return "\"auth\":" + AccountsWorld.passwordLogin(user, password);
  }

  @Test
  void registrationAsksForItsStagesAndThenGivesASession() {
    Reply challenge = register("{}");
    assertThat(challenge.status()).isEqualTo(401);
    assertThat(challenge.body().names()).containsExactly("flows", "params", "session");
    Reply registered =
        register(
            """
            {"username":"Alice","password":"übers3kr1t","auth":{"type":"m.login.dummy","session":"%s"}}
            """
                .formatted(challenge.text("session")));
    assertThat(registered.status()).isEqualTo(200);
    assertThat(registered.text("user_id")).isEqualTo(ALICE);
    assertThat(registered.text("home_server")).isEqualTo("test.example");
    assertThat(registered.body().names())
        .containsExactly("access_token", "device_id", "home_server", "user_id");
  }

  @Test
  void registrationWithoutLoginGivesNoSession() {
    Reply registered =
        register(
            """
            {"username":"alice","password":"pizza","inhibit_login":true,"auth":{"type":"m.login.dummy"}}
            """);
    assertThat(registered.body().names()).containsExactly("home_server", "user_id");
  }

  @Test
  void registrationRefusesWhatIsNotPossible() {
    aliceToken();
    assertThat(register("{\"username\":\"alice\",\"password\":\"x\"}"))
        .satisfies(reply -> assertRefused(reply, 400, "M_USER_IN_USE"));
    assertRefused(register("{\"username\":\"a b\"}"), 400, "M_INVALID_USERNAME");
    assertRefused(register("{\"username\":7}"), 400, "M_BAD_JSON");
    assertRefused(register("not JSON"), 400, "M_NOT_JSON");
    assertRefused(
        server.send("POST", CLIENT + "/register?kind=robot", "", "{}"), 400, "M_INVALID_PARAM");
  }

  private static void assertRefused(Reply reply, int status, String code) {
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.text("errcode")).isEqualTo(code);
    assertThat(reply.text("error")).isNotBlank();
  }

  @Test
  void namesAreFreeOrNot() {
    aliceToken();
    String path = CLIENT + "/register/available";
    assertThat(server.get(path + "?username=bob", "").body())
        .isEqualTo(JsonObject.builder().put("available", true).build());
    assertRefused(server.get(path + "?username=alice", ""), 400, "M_USER_IN_USE");
    assertRefused(server.get(path + "?username=a,b", ""), 400, "M_INVALID_USERNAME");
    assertRefused(server.get(path, ""), 400, "M_MISSING_PARAM");
  }

  @Test
  void guestsAreLetInAndBound() {
    Reply guest = server.send("POST", CLIENT + "/register?kind=guest", "", "{}");
    assertThat(guest.status()).isEqualTo(200);
    String token = guest.text("access_token");
    assertThat(server.get(CLIENT + "/account/whoami", token).body().bool("is_guest"))
        .contains(true);
    assertRefused(
        server.send("POST", CLIENT + "/account/deactivate", token, "{}"),
        403,
        "M_GUEST_ACCESS_FORBIDDEN");
  }

  @Test
  void loginTellsWhereTheServerIs() {
    aliceToken();
    assertThat(server.get("/_matrix/client/r0/login", "").body())
        .isEqualTo(JsonObject.of("flows", JsonArray.of(JsonObject.of("type", "m.login.password"))));
    Reply login =
        server.send(
            "POST",
            CLIENT + "/login",
            "",
            AccountsWorld.passwordLogin("alice", "pizza").with("device_id", "LAPTOP").toString());
    assertThat(login.status()).isEqualTo(200);
    assertThat(login.text("device_id")).isEqualTo("LAPTOP");
    assertThat(login.body().object("well_known").flatMap(known -> known.object("m.homeserver")))
        .contains(JsonObject.of("base_url", "https://matrix.test.example"));
  }

  @Test
  void loginRefusesInTheSpecificationsWords() {
    aliceToken();
    assertRefused(login("alice", "wrong"), 403, "M_FORBIDDEN");
    assertRefused(login("nobody", "pizza"), 403, "M_FORBIDDEN");
    assertRefused(
        server.send("POST", CLIENT + "/login", "", "{\"type\":\"m.login.unknown\"}"),
        400,
        "M_UNKNOWN");
  }

  private Reply login(String user, String password) {
    return server.send(
        "POST", CLIENT + "/login", "", AccountsWorld.passwordLogin(user, password).toString());
  }

  @Test
  void tokensAreMissingUnknownOrSomebodys() {
    String token = aliceToken();
    assertThat(server.get(CLIENT + "/account/whoami", token).body())
        .isEqualTo(
            JsonObject.builder()
                .put("user_id", ALICE)
                .put("device_id", "PHONE")
                .put("is_guest", false)
                .build());
    assertRefused(server.get(CLIENT + "/account/whoami", ""), 401, "M_MISSING_TOKEN");
    Reply unknown = server.get(CLIENT + "/account/whoami", "rva_x");
    assertRefused(unknown, 401, "M_UNKNOWN_TOKEN");
    assertThat(unknown.body().bool("soft_logout")).contains(false);
    assertThat(server.send("POST", CLIENT + "/logout", token, "{}").body().isEmpty()).isTrue();
    assertRefused(server.get(CLIENT + "/account/whoami", token), 401, "M_UNKNOWN_TOKEN");
  }

  @Test
  void tokensAreRefreshed() {
    aliceToken();
    Reply login =
        server.send(
            "POST",
            CLIENT + "/login",
            "",
            AccountsWorld.passwordLogin("alice", "pizza").toBuilder()
                .put("refresh_token", true)
                .build()
                .toString());
    assertThat(login.body().integer("expires_in_ms")).hasValue(300_000);
    Reply refreshed =
        server.send(
            "POST",
            CLIENT + "/refresh",
            "",
            JsonObject.of("refresh_token", login.text("refresh_token")).toString());
    assertThat(refreshed.body().names())
        .containsExactly("access_token", "expires_in_ms", "refresh_token");
    assertThat(server.get(CLIENT + "/account/whoami", refreshed.text("access_token")).status())
        .isEqualTo(200);
    assertRefused(
        server.send("POST", CLIENT + "/refresh", "", "{\"refresh_token\":\"x\"}"),
        401,
        "M_UNKNOWN_TOKEN");
  }

  @Test
  void devicesAreShownRenamedAndDeleted() {
    String token = aliceToken();
    String phone = CLIENT + "/devices/PHONE";
    assertThat(server.get(phone, token).text("display_name")).isEqualTo("My phone");
    assertThat(server.send("PUT", phone, token, "{\"display_name\":\"Other\"}").status())
        .isEqualTo(200);
    assertThat(
            server.get(CLIENT + "/devices", token).body().array("devices").orElseThrow().objects())
        .singleElement()
        .satisfies(
            device -> {
              assertThat(device.string("device_id")).contains("PHONE");
              assertThat(device.string("display_name")).contains("Other");
            });
    assertRefused(server.get(CLIENT + "/devices/NONE", token), 404, "M_NOT_FOUND");
    assertRefused(server.send("PUT", CLIENT + "/devices/NONE", token, "{}"), 404, "M_NOT_FOUND");
    Reply wrong = server.send("DELETE", phone, token, "{" + passwordAuth("alice", "x") + "}");
    assertRefused(wrong, 401, "M_FORBIDDEN");
    assertThat(wrong.body().names()).contains("flows", "params", "session");
    assertThat(
            server
                .send(
                    "POST",
                    CLIENT + "/delete_devices",
                    token,
                    "{\"devices\":[\"PHONE\"]," + passwordAuth("alice", "pizza") + "}")
                .status())
        .isEqualTo(200);
    assertRefused(server.get(phone, token), 401, "M_UNKNOWN_TOKEN");
  }

  @Test
  void thePasswordChangesAndTheAccountEnds() {
    String token = aliceToken();
    assertThat(
            server
                .send(
                    "POST",
                    CLIENT + "/account/password",
                    token,
                    "{\"new_password\":\"pasta\"," + passwordAuth(ALICE, "pizza") + "}")
                .status())
        .isEqualTo(200);
    assertRefused(login("alice", "pizza"), 403, "M_FORBIDDEN");
    assertThat(server.send("POST", CLIENT + "/account/deactivate", token, "{}").status())
        .isEqualTo(401);
    Reply end =
        server.send(
            "POST",
            CLIENT + "/account/deactivate",
            token,
            "{" + passwordAuth(ALICE, "pasta") + "}");
    assertThat(end.text("id_server_unbind_result")).isEqualTo("no-support");
    assertRefused(login("alice", "pasta"), 403, "M_USER_DEACTIVATED");
  }

  @Test
  void profilesAreShownToEverybody() {
    String token = aliceToken();
    String path = CLIENT + "/profile/%40alice%3Atest.example";
    assertThat(server.get(path, "").body()).isEqualTo(JsonObject.of("displayname", "alice"));
    server.send("PUT", path + "/avatar_url", token, "{\"avatar_url\":\"mxc://a/b\"}");
    assertThat(server.get(path + "/avatar_url", "").body())
        .isEqualTo(JsonObject.of("avatar_url", "mxc://a/b"));
    server.send("DELETE", path + "/avatar_url", token, "");
    assertRefused(server.get(path + "/avatar_url", ""), 404, "M_NOT_FOUND");
    assertRefused(server.send("PUT", path + "/displayname", token, "{}"), 400, "M_MISSING_PARAM");
    assertRefused(server.get(CLIENT + "/profile/@bob:test.example", ""), 404, "M_NOT_FOUND");
    assertRefused(server.get(CLIENT + "/profile/bob", ""), 400, "M_INVALID_PARAM");
  }

  @Test
  void accountDataTagsAndFiltersAreKept() {
    String token = aliceToken();
    String user = CLIENT + "/user/" + ALICE;
    String room = user + "/rooms/!room:test.example";
    server.send("PUT", user + "/account_data/com.example.a", token, "{\"x\":0.5}");
    assertThat(server.get(user + "/account_data/com.example.a", token).body().toString())
        .isEqualTo("{\"x\":0.5}");
    server.send("PUT", room + "/tags/u.work", token, "{\"order\":0.1}");
    assertThat(server.get(room + "/tags", token).body().toString())
        .isEqualTo("{\"tags\":{\"u.work\":{\"order\":0.1}}}");
    assertThat(server.get(room + "/account_data/m.tag", token).body().toString())
        .isEqualTo("{\"tags\":{\"u.work\":{\"order\":0.1}}}");
    server.send("DELETE", room + "/tags/u.work", token, "");
    assertThat(server.get(room + "/tags", token).body().toString()).isEqualTo("{\"tags\":{}}");
    Reply filter = server.send("POST", user + "/filter", token, "{\"room\":{}}");
    assertThat(server.get(user + "/filter/" + filter.text("filter_id"), token).body().toString())
        .isEqualTo("{\"room\":{}}");
  }

  @Test
  void whatTheServerManagesIsNotSet() {
    String token = aliceToken();
    for (String type : List.of("m.fully_read", "m.push_rules")) {
      String path = CLIENT + "/user/" + ALICE + "/account_data/" + type;
      assertRefused(server.send("PUT", path, token, "{}"), 405, "M_BAD_JSON");
    }
  }

  @Test
  void capabilitiesSayWhatMayBeChanged() {
    String token = aliceToken();
    JsonObject capabilities =
        server.get(CLIENT + "/capabilities", token).body().object("capabilities").orElseThrow();
    assertThat(capabilities.object("m.room_versions").flatMap(known -> known.string("default")))
        .contains("11");
    assertThat(
            capabilities
                .object("m.room_versions")
                .flatMap(known -> known.object("available"))
                .map(JsonObject::names))
        .contains(List.of("1", "10", "11", "12", "2", "3", "4", "5", "6", "7", "8", "9"));
    assertThat(enabled(capabilities, "m.change_password")).contains(true);
    assertThat(enabled(capabilities, "m.set_avatar_url")).contains(false);
    assertThat(
            capabilities.object("m.profile_fields").flatMap(fields -> fields.array("disallowed")))
        .contains(JsonArray.ofStrings(List.of("avatar_url")));
    assertRefused(server.get(CLIENT + "/capabilities", ""), 401, "M_MISSING_TOKEN");
    assertThat(server.get(CLIENT + "/voip/turnServer", token).body().isEmpty()).isTrue();
  }

  private static Optional<Boolean> enabled(JsonObject capabilities, String name) {
    return capabilities.object(name).flatMap(capability -> capability.bool("enabled"));
  }

  @Test
  void theSharedSecretsNonceIsAskedForFirst() {
    String path = "/_synapse/admin/v1/register";
    assertThat(server.get(path, "").text("nonce")).isNotBlank();
    assertRefused(server.send("POST", path, "", "{}"), 400, "M_MISSING_PARAM");
    assertRefused(
        server.send(
            "POST",
            path,
            "",
            """
            {"nonce":"unknown","username":"alice","password":"pizza","mac":"00"}
            """),
        400,
        "M_BAD_JSON");
  }
}
