package chat.ranvier.application.sync;

import chat.ranvier.application.access.Requester;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Gathers what is new for a user between two positions, section by section. */
public final class SyncCollection {
  private final List<SyncSection> sections;

  /**
   * The gathering.
   *
   * @param sections all there are, in the order in which they are asked: those of rooms last, as
   *     they take up what the others have added to rooms
   */
  public SyncCollection(List<SyncSection> sections) {
    this.sections = List.copyOf(sections);
    Set<String> names = new HashSet<>();
    for (SyncSection section : sections) {
      if (!section.name().matches(SyncSection.NAME) || !names.add(section.name())) {
        throw new IllegalArgumentException("a section has no name of its own: " + section.name());
      }
    }
  }

  /** Tells the sections what the client has shown to have. */
  void received(Requester requester, SyncPosition position) {
    for (SyncSection section : sections) {
      section.received(requester, position.of(section.name()));
    }
  }

  /** The position from which a client is told whose own one is in the future. */
  SyncPosition afterLoss(long present) {
    SortedMap<String, Long> behind = new TreeMap<>();
    for (SyncSection section : sections) {
      long from = section.afterLoss(present);
      if (from < present) {
        behind.put(section.name(), from);
      }
    }
    return new SyncPosition(present, behind);
  }

  SyncAnswer collect(SyncRequest request, SyncChanges changes) {
    SyncParts parts = new SyncParts();
    SyncChanges asked =
        request.isAnsweredAtOnce() ? changes.unknownSince(changes.since()) : changes;
    for (SyncSection section : sections) {
      long since = request.position(section.name());
      boolean isBehind = since < request.position();
      section.collect(request, isBehind ? asked.unknownSince(since) : asked, parts);
    }
    return parts.answer(changes.upTo());
  }
}
