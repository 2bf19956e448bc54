package chat.ranvier.application.push;

import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.push.FollowedRooms;
import chat.ranvier.domain.push.PushRuleSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a user wants to be notified of.
 *
 * @param rules the user's push rules; none where they are the server's
 * @param ignored the ids of users of whom the user wants to hear nothing
 */
record Attitude(Optional<PushRuleSet> rules, Set<String> ignored) {
  /** That of most users. */
  static final Attitude ORDINARY = new Attitude(Optional.empty(), Set.of());

  /** Whether events do to the user what they do to most, where they do not name the user. */
  boolean isOrdinary() {
    return rules.isEmpty() && ignored.isEmpty();
  }

  FollowedRooms followed() {
    return rules.map(PushRuleSet::followed).orElse(FollowedRooms.ALL);
  }

  boolean isFollowed(RoomId room) {
    return followed().contains(room);
  }

  boolean ignores(UserId sender) {
    return ignored.contains(sender.value());
  }
}
