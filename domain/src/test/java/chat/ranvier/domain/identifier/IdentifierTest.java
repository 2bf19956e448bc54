package chat.ranvier.domain.identifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifierTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "matrix.org",
        "matrix.org:8888",
        "1.2.3.4",
        "1.2.3.4:1234",
        "[1234:5678::abcd]",
        "[1234:5678::abcd]:5678",
        "[::]",
        "[::1]:0",
        "[1:2:3:4:5:6:7:8]",
        "[1:2:3:4:5:6:7::]",
        "[::ffff:192.0.2.1]:65535",
        "localhost",
        "EXAMPLE.org",
        "azAZ09.-",
        "a:0",
        "a:65535",
        "a:65536",
        "matrix.org:99999",
        "1.2.3.4.5",
        "999.1.1.1",
        "[1:2:3:4:5:6:1.2.3.4]",
        "[0:9:a:f:A:F::]",
        "[ffff::255.255.255.255]",
        "xn--nxasmq6b:1"
      })
  void takesServerNames(String text) {
    assertThat(ServerName.parse(text).value()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":80",
        "matrix.org:",
        "matrix.org:123456",
        "matrix.org:-1",
        "matrix.org:80:80",
        "matrix org",
        "a:6553/",
        "a:6553:",
        "a`",
        "a{",
        "a@",
        "a[",
        "[::]80",
        "[1:2:3:4:5:6:7]",
        "[1:2:3:4:5:6:7::8]",
        "[1:2:3:4:5:6:7:1.2.3.4]",
        "[1.2.3.4::]",
        "[::1.2.3.4:5]",
        "[::1.2.3.4.5]",
        "[::1..3.4]",
        "[::1.2.3.0004]",
        "[::1.2.3./]",
        "[::1.2.3.:]",
        "[G::]",
        "matrix_org",
        "mätrix.org",
        "matrix.org/",
        "[]",
        "[1]",
        "[1::2::3]",
        "[1:2:3:4:5:6:7:8:9]",
        "[1:2:3:4:5:6:7:8::]",
        "[12345::]",
        "[g::]",
        "[::1",
        "[::1]x",
        "[::256.0.0.1]",
        "[::1.2.3]",
        "[:1]",
        "::1",
        "a\0b"
      })
  void refusesOtherServerNames(String text) {
    assertThatThrownBy(() -> ServerName.parse(text)).isInstanceOf(InvalidIdentifierException.class);
  }

  @Test
  void aServerNameHas255CharactersAtMost() {
    assertThat(ServerName.parse("a".repeat(255)).value()).hasSize(255);
    assertThatThrownBy(() -> ServerName.parse("a".repeat(256)))
        .isInstanceOf(InvalidIdentifierException.class);
  }

  @Test
  void anAddressIsNoName() {
    assertThat(ServerName.parse("[::1]:80").isIpLiteral()).isTrue();
    assertThat(ServerName.parse("1.2.3.4:80").isIpLiteral()).isTrue();
    assertThat(ServerName.parse("255.0.10.199").isIpLiteral()).isTrue();
    assertThat(ServerName.parse("256.0.0.1").isIpLiteral()).isFalse();
    assertThat(ServerName.parse("1.2.3").isIpLiteral()).isFalse();
    assertThat(ServerName.parse("1.2.3.4.example").isIpLiteral()).isFalse();
  }

  @Test
  void aServerNameHasAHostAndPerhapsAPort() {
    assertThat(ServerName.parse("[::1]:8448").host()).isEqualTo("[::1]");
    assertThat(ServerName.parse("[::1]:8448").port()).hasValue(8448);
    assertThat(ServerName.parse("[::1]").port()).isEmpty();
    assertThat(ServerName.parse("a.b:80").host()).isEqualTo("a.b");
    assertThat(ServerName.parse("a.b").port()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@a:b",
        "@:b",
        "@A B\u0001:b",
        "@日本:b",
        "@\uD83D\uDE00:b",
        "@a/=._-+:[::1]:80",
        "@a@b:c"
      })
  void takesUserIdsHistoricalOnesIncluded(String text) {
    assertThat(UserId.parse(text).server()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "@", "a:b", "@a", "@a:", "@a:b:c:d", "@a\0:b", "@\uD800:b", "#a:b", "@a:b c"})
  void refusesOtherUserIds(String text) {
    assertThatThrownBy(() -> UserId.parse(text)).isInstanceOf(InvalidIdentifierException.class);
  }

  @Test
  void countsBytesAndNotCharacters() {
    assertThat(UserId.parse("@" + "a".repeat(252) + ":b").value()).hasSize(255);
    assertThatThrownBy(() -> UserId.parse("@" + "a".repeat(253) + ":b"))
        .isInstanceOf(InvalidIdentifierException.class);
    assertThat(UserId.parse("@" + "é".repeat(126) + ":b").localpart()).hasSize(126);
    assertThatThrownBy(() -> UserId.parse("@" + "é".repeat(127) + ":b"))
        .isInstanceOf(InvalidIdentifierException.class);
  }

  @Test
  void tellsUserIdsThatAreShownFromThoseThatAreOnlyTaken() {
    assertThat(UserId.parse("@Al|ce!:b").isCompliant()).isTrue();
    assertThat(UserId.parse("@:b").isCompliant()).isFalse();
    assertThat(UserId.parse("@a b:b").isCompliant()).isFalse();
    assertThat(UserId.parse("@é:b").isCompliant()).isFalse();
    assertThat(UserId.isNewLocalpart("a.b_c=d-e/f+9")).isTrue();
    assertThat(UserId.isNewLocalpart("A")).isFalse();
    assertThat(UserId.isNewLocalpart("")).isFalse();
    assertThat(UserId.isNewLocalpart("az09")).isTrue();
    for (String wrong : new String[] {"`", "{", ":", "~"}) {
      assertThat(UserId.isNewLocalpart(wrong)).as(wrong).isFalse();
    }
    assertThat(UserId.parse("@!~:b").isCompliant()).isTrue();
    assertThat(UserId.parse("@\u007f:b").isCompliant()).isFalse();
  }

  @Test
  void aUserBelongsToTheServerInTheirId() {
    UserId user = UserId.parse("@a:b.c:80");

    assertThat(user.belongsTo(ServerName.parse("b.c:80"))).isTrue();
    assertThat(user.belongsTo(ServerName.parse("c:80"))).isFalse();
    assertThat(user.belongsTo(ServerName.parse("d.c:80"))).isFalse();
    assertThat(user).isEqualTo(UserId.of("a", ServerName.parse("b.c:80")));
  }

  @Test
  void eventAndRoomIdsAreOpaque() {
    assertThat(EventId.parse("$Rqnc-F-dvnEYJTyHq_iKxU2bZ1CI92-kuZq3a5lr5Zg").value()).hasSize(44);
    assertThat(EventId.parse("$acR1l0raoZnm60CBwAVgqbZqoO/mYU81xysh1u7XcJk").value()).hasSize(44);
    assertThat(EventId.parse("$0:domain").value()).isEqualTo("$0:domain");
    assertThat(RoomId.parse("!a:b").server()).contains(ServerName.parse("b"));
    assertThat(RoomId.parse("!Nhcu5BS-UMnFX7hBVfVSoXiD7OgH6iRT").server()).isEmpty();
    assertThat(RoomId.parse("!a:not a server").server()).isEmpty();
    for (String text : new String[] {"", "$", "!a", "$\0", "$" + "a".repeat(255)}) {
      assertThatThrownBy(() -> EventId.parse(text)).isInstanceOf(InvalidIdentifierException.class);
    }
  }

  @Test
  void anEventIdOfOldNamesTheServerThatChoseIt() {
    assertThat(EventId.parse("$0:domain").server()).contains(ServerName.parse("domain"));
    assertThat(EventId.parse("$a:[::1]:80").server()).contains(ServerName.parse("[::1]:80"));
    assertThat(EventId.parse("$acR1l0raoZnm60CBwAVgqbZqoO/mYU81xysh1u7XcJk").server()).isEmpty();
    assertThat(EventId.parse("$a:").server()).isEmpty();
    assertThat(EventId.parse("$a:b c").server()).isEmpty();
  }

  @Test
  void aRoomIdCanBeACreateEventsId() {
    EventId create = EventId.parse("$abc");
    assertThat(RoomId.ofCreateEvent(create)).isEqualTo(RoomId.parse("!abc"));
    assertThat(RoomId.parse("!abc").createEvent()).isEqualTo(create);
  }

  @Test
  void aliasesHaveALocalpartAndAServer() {
    assertThat(RoomAlias.parse("#日本 x:b").localpart()).isEqualTo("日本 x");
    assertThatThrownBy(() -> RoomAlias.parse("#a\0:b"))
        .isInstanceOf(InvalidIdentifierException.class);
    assertThatThrownBy(() -> RoomAlias.parse("#a")).isInstanceOf(InvalidIdentifierException.class);
  }
}
