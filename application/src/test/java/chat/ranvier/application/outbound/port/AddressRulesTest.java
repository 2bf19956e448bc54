package chat.ranvier.application.outbound.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressRulesTest {
  private static final AddressRules RULES =
      new AddressRules(
          ranges("10.0.0.0/8", "127.0.0.0/8", "172.16.0.0/12", "fe80::/10", "::1/128"),
          ranges("10.1.2.3", "172.20.0.0/16"));

  private static List<AddressRange> ranges(String... texts) {
    return Stream.of(texts).map(text -> AddressRange.parse(text).orElseThrow()).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "9.255.255.255, true",
    "10.0.0.0, false",
    "10.255.255.255, false",
    "11.0.0.0, true",
    "172.15.255.255, true",
    "172.16.0.0, false",
    "172.31.255.255, false",
    "172.32.0.0, true",
    "fe7f::1, true",
    "fe80::1, false",
    "febf::1, false",
    "fec0::1, true",
    "2001:db8::1, true"
  })
  void aRangeEndsWhereItsBitsDo(String address, boolean permitted) {
    assertThat(RULES.permit(InetAddress.ofLiteral(address))).isEqualTo(permitted);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.1.2.3", "172.20.7.7"})
  void whatIsAllowedIsNotBlocked(String address) {
    assertThat(RULES.permit(InetAddress.ofLiteral(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::"})
  void nobodysAddressIsNeverAskedFor(String address) {
    assertThat(new AddressRules(List.of(), List.of()).permit(InetAddress.ofLiteral(address)))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "::1",
        "::ffff:10.0.0.1",
        "::10.0.0.1",
        "64:ff9b::10.0.0.1",
        "64:ff9b::7f00:1",
        "2002:0a00:0001::1",
        "2002:7f00:0001::"
      })
  void anAddressOfIpv4IsFoundInOneOfIpv6(String address) {
    assertThat(RULES.permit(InetAddress.ofLiteral(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"64:ff9b::9.9.9.9", "2002:0909:0909::1"})
  void anOpenAddressOfIpv4IsOpenInOneOfIpv6(String address) {
    assertThat(RULES.permit(InetAddress.ofLiteral(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "10.0.0.0/33", "10.0.0.0/-1", "::/129", "10.0.0.0/a", "example.org", "/8"})
  void nothingElseIsARange(String text) {
    assertThat(AddressRange.parse(text)).isEmpty();
  }
}
