package chat.ranvier.scenario.hostile;

import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.scenario.Client;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A valid request for one route.
 *
 * @param path the route's path, a parameter's name followed by a colon and what is to stand there
 *     where that has another name
 * @param query the parameters of the query, each a name and a value with an equals sign between
 * @param body the body with names after dollar signs, where there is one
 * @param spends whether a second request would not find what the first found
 * @param status what it is answered with
 */
record Specimen(
    String method,
    String path,
    List<String> query,
    Optional<String> body,
    boolean spends,
    int status) {
  private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)(\\?)?(?::(\\w+))?}");
  private static final Pattern NAME = Pattern.compile("\\$(\\w+)");

  /** All of them. */
  static List<Specimen> all() {
    try (InputStream in = Specimen.class.getResourceAsStream("requests.txt")) {
      if (in == null) {
        throw new IllegalStateException("no requests.txt");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(Specimen::parse)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Specimen parse(String line) {
    boolean spends = line.startsWith("* ");
    boolean refused = Character.isDigit(line.charAt(0));
    String[] parts = line.substring(spends ? 2 : refused ? 4 : 0).split(" ", 3);
    String[] target = parts[1].split("\\?(?!})", 2);
    return new Specimen(
        parts[0],
        target[0],
        target.length == 1 ? List.of() : List.of(target[1].split("&")),
        parts.length == 2 ? Optional.empty() : Optional.of(parts[2]),
        spends,
        refused ? Integer.parseInt(line.substring(0, 3)) : 200);
  }

  /** The path as the route has it. */
  String template() {
    return PARAMETER.matcher(path).replaceAll("{$1$2}");
  }

  /** The path on this ground. */
  String path(Ground ground) {
    return PARAMETER.matcher(path).replaceAll(found -> Client.encode(parameter(found, ground)));
  }

  /** The path on this ground, over and over, with one of its parameters replaced. */
  Stream<String> pathsWith(String raw, Ground ground) {
    List<MatchResult> parameters = PARAMETER.matcher(path).results().toList();
    return parameters.stream()
        .map(
            replaced ->
                PARAMETER
                    .matcher(path)
                    .replaceAll(
                        found ->
                            Matcher.quoteReplacement(
                                found.start() == replaced.start()
                                    ? raw
                                    : Client.encode(parameter(found, ground)))));
  }

  private static String parameter(MatchResult found, Ground ground) {
    String name = found.group(3) == null ? found.group(1) : found.group(3);
    return ground.value(name);
  }

  /** The query on this ground, from its question mark on. */
  String query(Ground ground) {
    return query.isEmpty() ? "" : "?" + fill(String.join("&", query), ground, true);
  }

  /** The query on this ground, over and over, with one of its values replaced. */
  Stream<String> queriesWith(String raw, Ground ground) {
    List<String> queries = new ArrayList<>();
    for (int i = 0; i < query.size(); i++) {
      List<String> parts = new ArrayList<>(query);
      parts.set(i, query.get(i).replaceFirst("=.*", "="));
      queries.add(
          "?"
              + fill(String.join("&", parts.subList(0, i + 1)), ground, true)
              + raw
              + (i + 1 < parts.size()
                  ? "&" + fill(String.join("&", parts.subList(i + 1, parts.size())), ground, true)
                  : ""));
    }
    return queries.stream();
  }

  /** The body on this ground. */
  Optional<JsonObject> body(Ground ground) {
    return body.map(text -> Client.parse(fill(text, ground, false)));
  }

  private static String fill(String text, Ground ground, boolean encoded) {
    return NAME.matcher(text)
        .replaceAll(
            found -> {
              String value = ground.value(found.group(1));
              return Matcher.quoteReplacement(encoded ? Client.encode(value) : value);
            });
  }

  @Override
  public String toString() {
    return method + " " + template();
  }
}
