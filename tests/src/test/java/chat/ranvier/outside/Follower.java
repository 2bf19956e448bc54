package chat.ranvier.outside;

import chat.ranvier.domain.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;

/**
 * A client that keeps the whole timeline of its rooms from one sync to the next: each answer is
 * appended, and where it leaves a gap, the gap is filled from {@code prev_batch} back to what is
 * known. An event that a sync brings twice fails the test.
 */
public final class Follower {
  private static final Duration POLL = Duration.ofSeconds(30);

  private final Caller caller;
  private final Map<String, SequencedSet<String>> timelines = new LinkedHashMap<>();
  private Optional<String> since = Optional.empty();

  /** A client that knows nothing yet. */
  public Follower(Caller caller) {
    this.caller = caller;
  }

  /** The ids of the room's events, in the order in which they came. */
  public List<String> timeline(String room) {
    return List.copyOf(known(room));
  }

  private SequencedSet<String> known(String room) {
    return timelines.computeIfAbsent(room, _ -> new LinkedHashSet<>());
  }

  /** Long polls, one after the other; returns when the server is gone. */
  public void followUntilTheServerDies() throws InterruptedException {
    try {
      while (true) {
        sync(POLL);
      }
    } catch (IOException serverIsGone) {
      return;
    }
  }

  /** Syncs until nothing more comes. */
  public void catchUp() throws IOException, InterruptedException {
    boolean something = true;
    while (something) {
      something = sync(Duration.ZERO);
    }
  }

  /**
   * One sync, taken in as a whole or, when the server dies in between, not at all; tells whether it
   * brought anything.
   */
  public boolean sync(Duration timeout) throws IOException, InterruptedException {
    JsonObject answer = caller.sync(since, timeout);
    JsonObject rooms =
        answer.object("rooms").flatMap(all -> all.object("join")).orElse(JsonObject.empty());
    Map<String, List<String>> news = new LinkedHashMap<>();
    for (String room : rooms.names()) {
      JsonObject timeline =
          rooms.object(room).flatMap(it -> it.object("timeline")).orElse(JsonObject.empty());
      news.put(room, newIn(room, timeline));
    }
    news.forEach(this::append);
    since = answer.string("next_batch");
    return news.values().stream().anyMatch(events -> !events.isEmpty());
  }

  private List<String> newIn(String room, JsonObject timeline)
      throws IOException, InterruptedException {
    List<String> events = new ArrayList<>();
    if (timeline.bool("limited").orElse(false)) {
      events.addAll(missingBefore(room, Caller.text(timeline, "prev_batch")));
    }
    Caller.objects(timeline, "events").forEach(event -> events.add(Caller.text(event, "event_id")));
    return events;
  }

  /** The events between what is known of the room and a token, oldest first. */
  private List<String> missingBefore(String room, String token)
      throws IOException, InterruptedException {
    List<String> missing = new ArrayList<>();
    Optional<String> from = Optional.of(token);
    while (from.isPresent()) {
      JsonObject page = caller.pageBack(room, from);
      for (JsonObject event : Caller.objects(page, "chunk")) {
        String id = Caller.text(event, "event_id");
        if (known(room).contains(id)) {
          Collections.reverse(missing);
          return missing;
        }
        missing.add(id);
      }
      from = page.string("end");
    }
    Collections.reverse(missing);
    return missing;
  }

  private void append(String room, List<String> events) {
    for (String event : events) {
      if (!known(room).add(event)) {
        throw new AssertionError("came twice in " + room + ": " + event);
      }
    }
  }
}
