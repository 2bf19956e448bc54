package chat.ranvier.http.client.sync;

import chat.ranvier.application.sync.SyncPart;
import chat.ranvier.domain.json.JsonOutput;
import chat.ranvier.http.client.sync.SyncPartJson.Place;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** How the parts of all sections are written, by where they stand. */
final class SyncCodecs {
  private final Map<Place, List<SyncPartJson<?>>> codecs;
  private final Set<Class<?>> types = new HashSet<>();

  /** These, each for a part of its own. */
  SyncCodecs(List<SyncPartJson<?>> all) {
    this.codecs =
        all.stream()
            .collect(
                Collectors.groupingBy(
                    SyncPartJson::place, () -> new EnumMap<>(Place.class), Collectors.toList()));
    for (SyncPartJson<?> codec : all) {
      if (!types.add(codec.type())) {
        throw new IllegalArgumentException("two codecs for " + codec.type());
      }
    }
  }

  /**
   * Writes those parts that stand at this place.
   *
   * @throws IllegalStateException where nobody knows how one of the parts is written
   */
  void write(Place place, List<SyncPart> parts, JsonOutput out) {
    for (SyncPart part : parts) {
      if (!types.contains(part.getClass())) {
        throw new IllegalStateException("no codec for " + part.getClass());
      }
    }
    for (SyncPartJson<?> codec : codecs.getOrDefault(place, List.of())) {
      write(codec, parts, out);
    }
  }

  private static <P extends SyncPart> void write(
      SyncPartJson<P> codec, List<SyncPart> parts, JsonOutput out) {
    SyncPart.find(codec.type(), parts)
        .ifPresentOrElse(part -> codec.write(part, out), () -> codec.writeAbsent(out));
  }
}
