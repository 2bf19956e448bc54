package chat.ranvier.application.outbound.port;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * To which network addresses requests may go that strangers cause.
 *
 * @param blocked none of these
 * @param allowed but these
 */
public record AddressRules(List<AddressRange> blocked, List<AddressRange> allowed) {
  /** Where the IPv4 address stands in an address of 64:ff9b::/96 (NAT64) and of ::/96. */
  private static final int LAST_FOUR = 12;

  /** Where it stands in an address of 2002::/16 (6to4). */
  private static final int AFTER_TWO = 2;

  private static final byte[] NAT64 = {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0};
  private static final byte[] COMPATIBLE = new byte[LAST_FOUR];
  private static final byte[] SIX_TO_FOUR = {0x20, 0x02};

  /** Copies the lists. */
  public AddressRules {
    blocked = List.copyOf(blocked);
    allowed = List.copyOf(allowed);
  }

  /**
   * Whether a request may go there. An address of IPv6 that carries one of IPv4 is judged by both;
   * the address of no host never is one.
   */
  public boolean permit(InetAddress address) {
    if (isIn(allowed, address)) {
      return true;
    }
    return Stream.concat(Stream.of(address), carried(address).stream())
        .noneMatch(each -> each.isAnyLocalAddress() || isIn(blocked, each));
  }

  private static boolean isIn(List<AddressRange> ranges, InetAddress address) {
    return ranges.stream().anyMatch(range -> range.contains(address));
  }

  private static List<InetAddress> carried(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (!(address instanceof Inet6Address) || address.isLoopbackAddress()) {
      return List.of();
    }
    if (begins(bytes, NAT64) || begins(bytes, COMPATIBLE)) {
      return List.of(ipv4(bytes, LAST_FOUR));
    }
    return begins(bytes, SIX_TO_FOUR) ? List.of(ipv4(bytes, AFTER_TWO)) : List.of();
  }

  private static boolean begins(byte[] bytes, byte[] with) {
    return Arrays.equals(bytes, 0, with.length, with, 0, with.length);
  }

  private static InetAddress ipv4(byte[] bytes, int from) {
    return InetAddress.ofLiteral(
        "%d.%d.%d.%d"
            .formatted(
                bytes[from] & 0xff,
                bytes[from + 1] & 0xff,
                bytes[from + 2] & 0xff,
                bytes[from + 3] & 0xff));
  }
}
