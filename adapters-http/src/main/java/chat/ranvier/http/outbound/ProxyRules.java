package chat.ranvier.http.outbound;

import chat.ranvier.application.outbound.port.AddressRange;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * By which proxy a request goes out.
 *
 * @param http for addresses of {@code http}
 * @param https for addresses of {@code https}
 * @param direct hosts that are reached without: names, which stand for those below them as well,
 *     addresses, ranges of addresses, or a star for all
 */
public record ProxyRules(
    Optional<ForwardProxy> http, Optional<ForwardProxy> https, List<String> direct) {
  /** No proxy for anything. */
  public static final ProxyRules NONE =
      new ProxyRules(Optional.empty(), Optional.empty(), List.of());

  /** Copies the list. */
  public ProxyRules {
    direct = List.copyOf(direct);
  }

  /**
   * The proxy for a host.
   *
   * @param scheme {@code http} or {@code https}
   * @param host without brackets where it is an address
   */
  Optional<ForwardProxy> find(String scheme, String host, int port) {
    Optional<ForwardProxy> proxy = scheme.equals("https") ? https : http;
    return proxy.filter(it -> direct.stream().noneMatch(entry -> means(entry, host, port)));
  }

  private static boolean means(String entry, String host, int port) {
    String wanted = entry.strip().toLowerCase(Locale.ROOT);
    Optional<AddressRange> range = AddressRange.parse(wanted);
    if (wanted.isEmpty() || range.isPresent()) {
      return range
          .flatMap(it -> AddressRange.parse(host).map(AddressRange::first).filter(it::contains))
          .isPresent();
    }
    String name = wanted.startsWith(".") ? wanted.substring(1) : wanted;
    String asked = host.toLowerCase(Locale.ROOT);
    return wanted.equals("*") || isBelow(asked, name) || isBelow(asked + ":" + port, name);
  }

  private static boolean isBelow(String host, String name) {
    return host.equals(name) || host.endsWith("." + name);
  }
}
