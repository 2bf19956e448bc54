package chat.ranvier.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ForwardedForTest {
  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      textBlock =
          """
          198.51.100.7                          => 198.51.100.7
          203.0.113.1, 198.51.100.7             => 198.51.100.7
          203.0.113.1,198.51.100.7, 10.0.0.1    => 198.51.100.7
          203.0.113.1, 192.168.1.1, 127.0.0.1   => 203.0.113.1
          10.1.1.1, 192.168.1.1                 => 10.1.1.1
          nonsense, 198.51.100.7                => 198.51.100.7
          198.51.100.7, nonsense, 10.0.0.1      => 10.0.0.1
          198.51.100.7:4711                     => 198.51.100.7
          [2001:db8::1]:4711                    => 2001:db8:0:0:0:0:0:1
          2001:db8::1                           => 2001:db8:0:0:0:0:0:1
          203.0.113.1, fd00::1, ::1             => 203.0.113.1
          """)
  void theNearestAddressThatIsNoProxysIsTheClients(String header, String client) {
    assertThat(ForwardedFor.client(List.of(header))).hasValue(client);
  }

  @ParameterizedTest
  @CsvSource({"nonsense", "''", "example.org", "1.2.3.4.5", "'198.51.100.7, unknown'"})
  void aHeaderWithoutAnAddressNamesNobody(String header) {
    assertThat(ForwardedFor.client(List.of(header))).isEmpty();
  }

  @Test
  void severalHeadersAreOneList() {
    assertThat(ForwardedFor.client(List.of("203.0.113.1", "198.51.100.7, 10.0.0.1")))
        .hasValue("198.51.100.7");
  }
}
