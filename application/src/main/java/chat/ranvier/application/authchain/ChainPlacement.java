package chat.ranvier.application.authchain;

import chat.ranvier.application.authchain.port.AuthChainStore;
import chat.ranvier.application.authchain.port.CitedEvent;
import chat.ranvier.application.authchain.port.PlacedEvent;
import chat.ranvier.application.commit.CommitPart;
import chat.ranvier.application.room.port.AsideEvent;
import chat.ranvier.application.room.port.NewEvent;
import chat.ranvier.application.room.port.PositionedAppend;
import chat.ranvier.domain.auth.chain.ChainCover;
import chat.ranvier.domain.auth.chain.ChainedEvent;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.identifier.EventId;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Gives state events their places in chains. Used by the thread that commits only, within
 * transactions.
 *
 * <p>An event gets its place when all of its auth events have theirs, whether it has one in the
 * room's graph or not. In a room that is older than its chains that is not so at first; then {@link
 * ChainRebuild} comes to the event later.
 */
final class ChainPlacement implements CommitPart {
  private static final int CITED_BYTES = 300;

  private final AuthChainStore store;
  private final Cache<Long, ChainCover> covers;
  private final Cache<EventId, CitedEvent> known;

  ChainPlacement(AuthChainStore store, long maxBytes) {
    this.store = store;
    this.covers =
        Caffeine.newBuilder()
            .executor(Runnable::run)
            .maximumWeight(maxBytes / 2)
            .<Long, ChainCover>weigher((room, cover) -> weight(cover))
            .build();
    this.known =
        Caffeine.newBuilder()
            .executor(Runnable::run)
            .maximumSize(maxBytes / 2 / CITED_BYTES)
            .build();
  }

  private static int weight(ChainCover cover) {
    return (int) Math.min(Integer.MAX_VALUE, cover.bytes());
  }

  /** A state event that is to be placed. */
  record Candidate(CitedEvent place, Pdu event) {}

  @Override
  public void append(List<PositionedAppend> appends) {
    List<Candidate> candidates = new ArrayList<>();
    for (PositionedAppend each : appends) {
      long room = each.append().room().number();
      for (NewEvent event : each.append().events()) {
        candidate(room, event.number(), event.slot(), event.event()).ifPresent(candidates::add);
      }
      for (AsideEvent event : each.append().intake().aside()) {
        candidate(room, event.number(), event.slot(), event.event()).ifPresent(candidates::add);
      }
    }
    if (!candidates.isEmpty()) {
      candidates.sort(Comparator.comparingLong(candidate -> candidate.place().number()));
      place(candidates);
    }
  }

  private static Optional<Candidate> candidate(
      long room, long number, OptionalInt slot, Pdu event) {
    return slot.isEmpty()
        ? Optional.empty()
        : Optional.of(new Candidate(new CitedEvent(number, room, slot.getAsInt()), event));
  }

  /** Gives these events their places, in this order, those that have one left out. */
  void place(List<Candidate> candidates) {
    Map<EventId, CitedEvent> cited = cited(candidates);
    Map<Long, ChainCover> atWork = new HashMap<>();
    List<PlacedEvent> placed = new ArrayList<>();
    for (Candidate candidate : candidates) {
      long room = candidate.place().room();
      ChainCover cover = atWork.computeIfAbsent(room, number -> covers.get(number, this::cover));
      place(cover, candidate, cited).ifPresent(event -> placed.add(new PlacedEvent(room, event)));
    }
    store.add(placed);
    covers.putAll(atWork);
  }

  private Map<EventId, CitedEvent> cited(List<Candidate> candidates) {
    Map<EventId, CitedEvent> cited = new HashMap<>();
    candidates.forEach(each -> cited.put(each.event().eventId(), each.place()));
    Set<EventId> missing = new LinkedHashSet<>();
    for (Candidate candidate : candidates) {
      for (EventId id : candidate.event().authEvents()) {
        CitedEvent found = known.getIfPresent(id);
        if (found != null) {
          cited.put(id, found);
        } else if (!cited.containsKey(id)) {
          missing.add(id);
        }
      }
    }
    if (!missing.isEmpty()) {
      cited.putAll(store.cited(missing));
    }
    known.putAll(cited);
    return cited;
  }

  private static Optional<ChainedEvent> place(
      ChainCover cover, Candidate candidate, Map<EventId, CitedEvent> cited) {
    CitedEvent place = candidate.place();
    Set<Long> authEvents = new LinkedHashSet<>();
    OptionalLong predecessor = OptionalLong.empty();
    for (EventId id : candidate.event().authEvents()) {
      CitedEvent found = cited.get(id);
      if (found != null) {
        authEvents.add(found.number());
        if (found.slot() == place.slot()) {
          predecessor = OptionalLong.of(found.number());
        }
      }
    }
    return isReady(cover, place.number(), authEvents)
        ? Optional.of(cover.add(place.number(), List.copyOf(authEvents), predecessor))
        : Optional.empty();
  }

  private ChainCover cover(long room) {
    return new ChainCover(new StoredChains(store, room, () -> true));
  }

  private static boolean isReady(ChainCover cover, long event, Collection<Long> authEvents) {
    boolean isOrdered = authEvents.stream().allMatch(cited -> cited < event);
    return isOrdered && cover.containsAll(authEvents) && !cover.containsAll(List.of(event));
  }

  @Override
  public void undo() {
    covers.invalidateAll();
    known.invalidateAll();
  }
}
