package chat.ranvier.application.outbound.port;

import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Optional;

/**
 * Network addresses that begin alike, as {@code 10.0.0.0/8} and {@code fe80::/10} do.
 *
 * @param first an address among them
 * @param prefix how many bits they have in common
 */
public record AddressRange(InetAddress first, int prefix) {
  /** Checks the number of bits. */
  public AddressRange {
    if (prefix < 0 || prefix > first.getAddress().length * Byte.SIZE) {
      throw new IllegalArgumentException("no such prefix: " + prefix);
    }
  }

  /** The range that the text spells: an address, or an address, a slash and a number of bits. */
  public static Optional<AddressRange> parse(String text) {
    int slash = text.indexOf('/');
    try {
      InetAddress address =
          InetAddress.ofLiteral(slash < 0 ? text.strip() : text.substring(0, slash).strip());
      int bits = address.getAddress().length * Byte.SIZE;
      int prefix = slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1).strip());
      return Optional.of(new AddressRange(address, prefix));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whether the address is one of them. */
  public boolean contains(InetAddress address) {
    byte[] bytes = address.getAddress();
    int bits = bytes.length * Byte.SIZE;
    return (first instanceof Inet4Address) == (address instanceof Inet4Address)
        && head(bytes, bits).equals(head(first.getAddress(), bits));
  }

  private BigInteger head(byte[] bytes, int bits) {
    return new BigInteger(1, bytes).shiftRight(bits - prefix);
  }
}
