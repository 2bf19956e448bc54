package chat.ranvier.domain.filter;

import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * What is wanted and what is not: a thing that is both is not wanted.
 *
 * @param wanted the things that are wanted; all where there is no list
 * @param unwanted the things that are not wanted
 */
record Choice(Optional<List<String>> wanted, List<String> unwanted) {
  static final Choice ALL = new Choice(Optional.empty(), List.of());

  static Choice read(JsonObject json, String name) {
    return new Choice(
        json.array(name).map(names -> names.strings().toList()),
        json.array("not_" + name).orElse(JsonArray.empty()).strings().toList());
  }

  boolean accepts(String thing) {
    return accepts(thing, String::equals);
  }

  boolean accepts(String thing, BiPredicate<String, String> matches) {
    return unwanted.stream().noneMatch(pattern -> matches.test(pattern, thing))
        && wanted
            .map(list -> list.stream().anyMatch(pattern -> matches.test(pattern, thing)))
            .orElse(true);
  }

  boolean acceptsNothing() {
    return wanted.map(List::isEmpty).orElse(false);
  }
}
