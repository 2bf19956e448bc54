package chat.ranvier.visibility;

import chat.ranvier.application.timeline.port.StoredEvent;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.ServerName;
import chat.ranvier.domain.identifier.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who may see what, slowly and word by word as the specification says, on the list of a room's
 * events, each of which follows on the one before. Nothing of the server's own code is used.
 */
final class ByTheBook {
  private static final String MEMBER = "m.room.member";
  private static final String VISIBILITY = "m.room.history_visibility";

  private final List<Pdu> events = new ArrayList<>();
  private final List<Map<String, Pdu>> before = new ArrayList<>();
  private final Map<String, Pdu> now = new HashMap<>();
  private final Map<UserId, Set<UserId>> ignored;
  private final Set<UserId> erased;

  ByTheBook(List<StoredEvent> all, Map<UserId, Set<UserId>> ignored, Set<UserId> erased) {
    this.ignored = ignored;
    this.erased = erased;
    for (StoredEvent stored : all) {
      Pdu event = stored.event();
      events.add(event);
      before.add(Map.copyOf(now));
      event.stateKey().ifPresent(key -> now.put(slot(event.type(), key), event));
    }
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
    for (int later = i + 1; later < events.size(); later++) {
      if (isOwn(user, events.get(later)) && membership(user, after(later)).equals("join")) {
        return true;
      }
    }
    return false;
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
   * may look in from outside; those at the departure to who was in it; none to others.
   */
  Optional<Set<EventId>> state(UserId user) {
    int departure = -1;
    boolean wasThere = false;
    for (int i = 0; i < events.size(); i++) {
      boolean isThere = membership(user, after(i)).equals("join");
      if (isThere) {
        departure = -1;
      } else if (wasThere) {
        departure = i;
      }
      wasThere = isThere;
    }
    boolean everThere = wasThere || departure >= 0;
    if (!everThere && !visibility(now).equals("world_readable")) {
      return Optional.empty();
    }
    return Optional.of(ids(departure < 0 ? now : after(departure)));
  }

  private static Set<EventId> ids(Map<String, Pdu> state) {
    Set<EventId> ids = new TreeSet<>((a, b) -> a.value().compareTo(b.value()));
    state.values().forEach(event -> ids.add(event.eventId()));
    return ids;
  }

  /** Whether the user is in the room now. */
  boolean isThere(UserId user) {
    return membership(user, now).equals("join");
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
