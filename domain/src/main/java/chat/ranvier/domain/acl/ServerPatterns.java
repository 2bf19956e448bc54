package chat.ranvier.domain.acl;

import chat.ranvier.domain.glob.FoldedText;
import chat.ranvier.domain.glob.Glob;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A list of patterns for host names. Most are a name or {@code *.} and a name: these are looked up,
 * the others are tried one by one. A pattern that is longer than every host name is left out.
 */
final class ServerPatterns {
  private static final int MAX_HOST_LENGTH = 255;
  private static final String ANY_SUBDOMAIN = "*.";

  private final Set<String> names = new HashSet<>();
  private final Set<String> parents = new HashSet<>();
  private final List<Glob> globs = new ArrayList<>();

  private ServerPatterns(Stream<String> patterns) {
    patterns.distinct().forEach(this::add);
  }

  /** The texts in this list of a content; nothing where there is no list. */
  static ServerPatterns read(JsonObject content, String list) {
    return new ServerPatterns(content.array(list).orElse(JsonArray.empty()).strings());
  }

  private void add(String pattern) {
    if (Glob.isLiteral(pattern)) {
      names.add(folded(pattern));
    } else if (pattern.startsWith(ANY_SUBDOMAIN) && Glob.isLiteral(pattern.substring(2))) {
      parents.add(folded(pattern.substring(ANY_SUBDOMAIN.length())));
    } else if (pattern.chars().filter(c -> c != '*').count() <= MAX_HOST_LENGTH) {
      globs.add(Glob.of(pattern));
    }
  }

  private static String folded(String text) {
    return FoldedText.of(text).toString();
  }

  /** Whether one of the patterns matches a host. */
  boolean match(FoldedText host) {
    return namesMatch(host.toString()) || globs.stream().anyMatch(glob -> glob.matches(host));
  }

  private boolean namesMatch(String host) {
    if (names.contains(host)) {
      return true;
    }
    for (int dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) {
      if (parents.contains(host.substring(dot + 1))) {
        return true;
      }
    }
    return false;
  }
}
