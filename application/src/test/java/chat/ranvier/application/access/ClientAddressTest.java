package chat.ranvier.application.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ClientAddressTest {
  @Test
  void addressesOfOneIpv6NetworkCountAsOne() {
    assertThat(new ClientAddress("2001:db8:1:2::1").network())
        .isEqualTo(new ClientAddress("2001:db8:1:2:ffff::9").network())
        .isNotEqualTo(new ClientAddress("2001:db8:1:3::1").network());
  }

  @Test
  void anIpv4AddressCountsForItself() {
    assertThat(new ClientAddress("192.0.2.1").network()).isEqualTo("192.0.2.1");
    assertThat(ClientAddress.UNKNOWN.network()).isEqualTo("-");
  }
}
