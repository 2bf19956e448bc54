package chat.ranvier.db.sql.migration;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One change of the tables.
 *
 * @param version its number: migrations are applied in the order of their numbers
 * @param name what it is about
 * @param text its statements as they stand in the file
 */
record Migration(int version, String name, String text) {
  /** The statements: each ends with a semicolon at the end of a line; comments fill whole lines. */
  List<String> statements() {
    String bare =
        text.lines()
            .map(String::stripTrailing)
            .filter(line -> !line.stripLeading().startsWith("--"))
            .collect(Collectors.joining("\n"));
    return Arrays.stream(bare.split(";(?:\n|$)", -1))
        .map(String::strip)
        .filter(statement -> !statement.isEmpty())
        .toList();
  }

  /** A hash of the text, by which a change of an applied migration is noticed. */
  String checksum() {
    try {
      byte[] content =
          text.lines().collect(Collectors.joining("\n")).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
