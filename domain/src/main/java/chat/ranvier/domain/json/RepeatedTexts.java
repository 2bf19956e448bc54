package chat.ranvier.domain.json;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Short texts that stood in a document before, so that a large one whose objects are alike does not
 * hold each of their names again. Small documents are read without it.
 */
final class RepeatedTexts {
  private static final int SLOTS = 256;
  private static final int LONGEST = 32;
  private static final int LEAST_DOCUMENT = 4096;

  private final byte[] document;
  private final @Nullable String @Nullable [] texts;

  RepeatedTexts(byte[] document) {
    this.document = document;
    this.texts = document.length < LEAST_DOCUMENT ? null : new @Nullable String[SLOTS];
  }

  /** The text that the ASCII bytes from there on spell. */
  String text(int start, int length) {
    if (texts == null || length == 0 || length > LONGEST) {
      return made(start, length);
    }
    int slot = KnownNames.slot(document, start, length) & (SLOTS - 1);
    String known = texts[slot];
    if (known == null || !KnownNames.spells(known, document, start, length)) {
      known = made(start, length);
      texts[slot] = known;
    }
    return known;
  }

  private String made(int start, int length) {
    return new String(document, start, length, StandardCharsets.ISO_8859_1);
  }
}
