package chat.ranvier.visibility;

import chat.ranvier.application.timeline.port.StoredEvent;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.ServerName;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.testing.PlainRoom;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who may see what, slowly and word by word as the specification says, on the list of a room's
 * events: each with the state before it, and with the room's current state once it was in. Nothing
 * of the server's own code is used.
 */
final class ByTheBook {
  private static final String MEMBER = "m.room.member";
  private static final String VISIBILITY = "m.room.history_visibility";

  private final List<Pdu> events = new ArrayList<>();
  private final List<Map<String, Pdu>> before = new ArrayList<>();
  private final List<Map<String, Pdu>> current = new ArrayList<>();
  private final Map<UserId, Set<UserId>> ignored;
  private final Set<UserId> erased;

  private boolean isForked;

  private ByTheBook(Map<UserId, Set<UserId>> ignored, Set<UserId> erased) {
    this.ignored = ignored;
    this.erased = erased;
  }

  /** A room each of whose events follows on the one before. */
  static ByTheBook ofLine(
      List<StoredEvent> all, Map<UserId, Set<UserId>> ignored, Set<UserId> erased) {
    ByTheBook book = new ByTheBook(ignored, erased);
    Map<String, Pdu> now = Map.of();
    for (StoredEvent stored : all) {
      book.events.add(stored.event());
      book.before.add(now);
      now = book.after(book.events.size() - 1);
      book.current.add(now);
    }
    return book;
  }

  /**
   * A room with branches.
   *
   * @param all the events of its timeline, each after those it follows on
   * @param graph what a plain model makes of them and of those that no timeline shows
   */
  static ByTheBook ofGraph(List<StoredEvent> all, PlainRoom graph) {
    ByTheBook book = new ByTheBook(Map.of(), Set.of());
    book.isForked = true;
    Set<EventId> shown = new HashSet<>();
    Set<EventId> tips = new LinkedHashSet<>();
    for (StoredEvent stored : all) {
      EventId id = stored.event().eventId();
      tips.removeAll(followed(stored.event(), shown, graph));
      tips.add(id);
      shown.add(id);
      book.events.add(stored.event());
      book.before.add(named(graph.before(id)));
      book.current.add(named(graph.meet(List.copyOf(tips))));
    }
    return book;
  }

  /** What an event follows on, passing over what no timeline shows. */
  private static Set<EventId> followed(Pdu event, Set<EventId> shown, PlainRoom graph) {
    Set<EventId> followed = new HashSet<>();
    Deque<EventId> open = new ArrayDeque<>(event.prevEvents());
    while (!open.isEmpty()) {
      EventId id = open.remove();
      if (followed.add(id) && !shown.contains(id)) {
        open.addAll(graph.event(id).prevEvents());
      }
    }
    return followed;
  }

  private static Map<String, Pdu> named(Map<StateSlot, Pdu> state) {
    Map<String, Pdu> named = new HashMap<>();
    state.forEach((slot, event) -> named.put(slot(slot.type(), slot.stateKey()), event));
    return named;
  }

  private static String slot(String type, String key) {
    return type + "|" + key;
  }

  /** The ids of the events that the user may see, in their order, with whether they are whole. */
  SortedMap<Integer, Boolean> visible(UserId user) {
    TreeMap<Integer, Boolean> visible = new TreeMap<>();
    for (int i = 0; i < events.size(); i++) {
      boolean isIgnored =
          events.get(i).stateKey().isEmpty()
              && ignored.getOrDefault(user, Set.of()).contains(events.get(i).sender());
      if (maySee(user, i) && !isIgnored) {
        visible.put(i, isWhole(user, i));
      }
    }
    return visible;
  }

  private boolean isWhole(UserId user, int i) {
    boolean wasThere =
        membership(user, before.get(i)).equals("join") || membership(user, after(i)).equals("join");
    return wasThere || !erased.contains(events.get(i).sender());
  }

  /** The event's own change counts before and after, and nobody misses their own departure. */
  private boolean maySee(UserId user, int i) {
    Pdu event = events.get(i);
    boolean isOwn = isOwn(user, event);
    boolean isVisibility = is(event, VISIBILITY, "");
    boolean judgedBefore = allowed(user, i, before.get(i));
    boolean judgedAfter = (isOwn || isVisibility) && allowed(user, i, after(i));
    boolean isOwnDeparture = isOwn && membership(user, after(i)).equals("leave");
    return judgedBefore || judgedAfter || isOwnDeparture;
  }

  /** The five rules. */
  private boolean allowed(UserId user, int i, Map<String, Pdu> state) {
    String visibility = visibility(state);
    String membership = membership(user, state);
    if (visibility.equals("world_readable")) {
      return true;
    }
    if (membership.equals("join")) {
      return true;
    }
    if (visibility.equals("shared") && joinedAfter(user, i)) {
      return true;
    }
    return membership.equals("invite") && visibility.equals("invited");
  }

  private boolean joinedAfter(UserId user, int i) {
    return current.subList(i, current.size()).stream()
        .anyMatch(state -> membership(user, state).equals("join"));
  }

  private Map<String, Pdu> after(int i) {
    Map<String, Pdu> after = new HashMap<>(before.get(i));
    Pdu event = events.get(i);
    event.stateKey().ifPresent(key -> after.put(slot(event.type(), key), event));
    return after;
  }

  private static String visibility(Map<String, Pdu> state) {
    Pdu event = state.get(slot(VISIBILITY, ""));
    String named = event == null ? "" : event.content().string("history_visibility").orElse("");
    return Set.of("world_readable", "shared", "invited", "joined").contains(named)
        ? named
        : "shared";
  }

  private static String membership(UserId user, Map<String, Pdu> state) {
    Pdu event = state.get(slot(MEMBER, user.value()));
    return event == null ? "leave" : event.content().string("membership").orElse("leave");
  }

  private static boolean isOwn(UserId user, Pdu event) {
    return is(event, MEMBER, user.value());
  }

  private static boolean is(Pdu event, String type, String key) {
    return event.type().equals(type) && event.stateKey().filter(key::equals).isPresent();
  }

  /**
   * The ids of the state events that the user is shown: the current ones to who is in the room, or
   * may look in from outside; those at the departure to who was in it; none to others. Where it
   * cannot be said when exactly somebody left, any earlier state will do, and in a room that
   * anybody may look into any state.
   */
  Optional<List<Set<EventId>>> states(UserId user) {
    int departure = departure(user);
    boolean wasEverThere = isThere(user) || departure < events.size();
    boolean isOpen = visibility(now()).equals("world_readable");
    if (!wasEverThere && !isOpen) {
      return Optional.empty();
    }
    int last = Math.min(departure, events.size() - 1);
    int first = isCertain(user) ? last : 0;
    int end = isOpen && !isCertain(user) ? events.size() : last + 1;
    return Optional.of(current.subList(first, end).stream().map(ByTheBook::ids).toList());
  }

  /** The ids of the state events that the user was ever shown, or is now. */
  Set<EventId> seenInTime(UserId user) {
    Set<EventId> seen = newSet();
    int last = Math.min(departure(user), events.size() - 1);
    current.subList(0, last + 1).forEach(state -> seen.addAll(ids(state)));
    return seen;
  }

  /** The place of the event with which the user ceased to be there, after all others for none. */
  private int departure(UserId user) {
    int departure = events.size();
    boolean wasThere = false;
    for (int i = 0; i < events.size(); i++) {
      boolean isThere = membership(user, current.get(i)).equals("join");
      if (isThere) {
        departure = events.size();
      } else if (wasThere) {
        departure = i;
      }
      wasThere = isThere;
    }
    return departure;
  }

  /** Whether all that says since when the user is gone was current as soon as it had come. */
  boolean isCertain(UserId user) {
    for (int i = departure(user); i < events.size(); i++) {
      Pdu now = current.get(i).get(slot(MEMBER, user.value()));
      Pdu earlier = i == 0 ? null : current.get(i - 1).get(slot(MEMBER, user.value()));
      if (!Objects.equals(now, earlier) && !events.get(i).equals(now)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the room may have branches. */
  boolean isForked() {
    return isForked;
  }

  private Map<String, Pdu> now() {
    return current.getLast();
  }

  private static Set<EventId> newSet() {
    return new TreeSet<>((a, b) -> a.value().compareTo(b.value()));
  }

  private static Set<EventId> ids(Map<String, Pdu> state) {
    Set<EventId> ids = newSet();
    state.values().forEach(event -> ids.add(event.eventId()));
    return ids;
  }

  /** Whether the user is in the room now. */
  boolean isThere(UserId user) {
    return membership(user, now()).equals("join");
  }

  EventId id(int i) {
    return events.get(i).eventId();
  }

  int size() {
    return events.size();
  }

  /**
   * Whether the server gets the event whole: one of its users could see it before or after it, and
   * where its sender is to be forgotten, one was there. Only a change of the visibility or of the
   * server's own users makes a difference between before and after.
   */
  boolean isWholeFor(ServerName server, int i) {
    boolean couldSee = couldSee(server, before.get(i)) || couldSee(server, after(i));
    boolean wasThere = holds(server, "join", before.get(i)) || holds(server, "join", after(i));
    return couldSee && (wasThere || !erased.contains(events.get(i).sender()));
  }

  private static boolean couldSee(ServerName server, Map<String, Pdu> state) {
    return switch (visibility(state)) {
      case "invited" -> holds(server, "invite", state) || holds(server, "join", state);
      case "joined" -> holds(server, "join", state);
      default -> true;
    };
  }

  private static boolean holds(ServerName server, String membership, Map<String, Pdu> state) {
    return state.values().stream()
        .filter(event -> event.type().equals(MEMBER))
        .filter(event -> event.stateKey().orElse("").endsWith(":" + server.value()))
        .anyMatch(event -> event.content().string("membership").orElse("").equals(membership));
  }
}
