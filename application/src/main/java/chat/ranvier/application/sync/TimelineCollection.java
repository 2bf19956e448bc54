package chat.ranvier.application.sync;

import chat.ranvier.application.timeline.RoomView;
import chat.ranvier.application.timeline.StreamToken;
import chat.ranvier.application.timeline.TimelineToken;
import chat.ranvier.application.timeline.Timelines;
import chat.ranvier.application.timeline.VisibleEvent;
import chat.ranvier.application.timeline.port.StoredEvent;
import chat.ranvier.domain.filter.EventFilter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Gathers the end of a room's timeline, as far as its reader may see it and wants it. */
public final class TimelineCollection {
  private static final int DEFAULT_LIMIT = 10;
  private static final int PAGE = 50;
  private static final int MAX_LOOKED_AT = 1_000;

  private final Timelines timelines;
  private final int maxLimit;

  /**
   * The gathering, on what it needs.
   *
   * @param maxLimit the most events that an answer holds of one room, whatever the filter says
   */
  public TimelineCollection(Timelines timelines, int maxLimit) {
    this.timelines = timelines;
    this.maxLimit = maxLimit;
  }

  /**
   * A part of a room's timeline.
   *
   * @param shown oldest first
   * @param isLimited whether events between the last answer and these are left out
   * @param hidesSome whether events that were looked at are not shown, as the filter does not want
   *     them or the reader may not see them
   * @param before the position before the first of them
   * @param upTo the position up to which was looked
   */
  record Collected(
      List<VisibleEvent> shown, boolean isLimited, boolean hidesSome, long before, long upTo) {
    /** The events as they are stored. */
    List<StoredEvent> events() {
      return shown.stream().map(VisibleEvent::event).toList();
    }

    /** The same, where what the reader knew of the room does not lead up to it. */
    Collected afterGap() {
      return new Collected(shown, true, hidesSome, before, upTo);
    }

    /** The place before the first of them; before the room's beginning, with the moment told. */
    TimelineToken place() {
      boolean isWhole =
          !shown.isEmpty() && shown.getFirst().event().event().type().equals("m.room.create");
      return isWhole ? new StreamToken(before, upTo) : new StreamToken(before);
    }
  }

  /**
   * The newest events of the room with positions in (from, upTo], back to where events are missing
   * here.
   */
  Collected collect(EventFilter filter, RoomView view, long from, long upTo) {
    long gap = view.room().lastGap();
    return gap > from && gap <= upTo
        ? collectWhole(filter, view, gap - 1, upTo).afterGap()
        : collectWhole(filter, view, from, upTo);
  }

  /** The newest events with positions in (from, upTo], where nothing is missing between them. */
  private Collected collectWhole(EventFilter filter, RoomView view, long from, long upTo) {
    long room = view.room().room().number();
    int limit = Math.min(filter.limit().orElse(DEFAULT_LIMIT), maxLimit);
    boolean isWanted = limit > 0 && filter.acceptsRoom(view.room().room().roomId());
    List<VisibleEvent> found = new ArrayList<>();
    long to = upTo;
    int lookedAt = 0;
    while (isWanted && lookedAt < MAX_LOOKED_AT) {
      int page = Math.max(limit + 1, filter.acceptsEverything() ? 0 : PAGE);
      List<StoredEvent> events = timelines.before(room, from, to, page);
      events.stream()
          .filter(event -> filter.accepts(event.event()))
          .flatMap(event -> view.show(event).stream())
          .forEach(found::add);
      lookedAt += events.size();
      if (events.size() < page) {
        return timeline(found, limit, false, lookedAt, upTo);
      }
      if (found.size() > limit) {
        return timeline(found, limit, true, lookedAt, upTo);
      }
      to = events.getLast().position() - 1;
    }
    boolean isMore = !timelines.before(room, from, to, 1).isEmpty();
    return timeline(found, limit, isMore, lookedAt, upTo);
  }

  private static Collected timeline(
      List<VisibleEvent> newestFirst, int limit, boolean isMore, int lookedAt, long upTo) {
    boolean isLimited = isMore || newestFirst.size() > limit;
    List<VisibleEvent> kept =
        new ArrayList<>(newestFirst.subList(0, Math.min(limit, newestFirst.size())));
    Collections.reverse(kept);
    long before = kept.isEmpty() ? upTo : kept.getFirst().event().position() - 1;
    boolean hidesSome = lookedAt > newestFirst.size();
    return new Collected(List.copyOf(kept), isLimited, hidesSome, before, upTo);
  }
}
