package chat.ranvier.federation.signature;

import chat.ranvier.domain.signing.UnpaddedBase64;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;

/**
 * The seeds that everybody knows: those of published examples, and those that are no more than a
 * pattern. A server whose key has one of them has no key at all.
 */
public final class KnownSeeds {
  /** Of the specification's test vectors. */
  private static final String SPECIFICATION = "YJDBA9Xnr2sVqXD9Vj7XVUnmFZcZrlw8Md7kMW+3XA1";

  private static final Set<String> PUBLISHED =
      Set.of(
          UnpaddedBase64.encode(Base64.getDecoder().decode(SPECIFICATION)),
          ofRfc8032("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"),
          ofRfc8032("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"),
          ofRfc8032("c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7"),
          ofRfc8032("f5e5767cf153319517630f226876b86c8160cc583bc013744c6bf255f5cc0ee5"),
          ofRfc8032("833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42"));

  private KnownSeeds() {}

  private static String ofRfc8032(String hexadecimal) {
    return UnpaddedBase64.encode(HexFormat.of().parseHex(hexadecimal));
  }

  /** Whether a key must not be made of the seed: it is published, or each byte follows from one. */
  public static boolean contains(byte[] seed) {
    return isPattern(seed) || PUBLISHED.contains(UnpaddedBase64.encode(seed));
  }

  /** Whether the bytes go on by the same step throughout, which may be none. */
  private static boolean isPattern(byte[] seed) {
    for (int i = 2; i < seed.length; i++) {
      if ((byte) (seed[i] - seed[i - 1]) != (byte) (seed[1] - seed[0])) {
        return false;
      }
    }
    return true;
  }
}
