package chat.ranvier.application.push.port;

import chat.ranvier.domain.identifier.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The push rules of users who have changed theirs, in storage. They go with the user's account
 * data.
 */
public interface PushRuleStore {
  /** The user's rules, where they are not the server's. */
  Optional<StoredPushRules> find(UserId user);

  /** The rules of those of the users whose rules are not the server's. */
  Map<UserId, StoredPushRules> findAll(Collection<UserId> users);

  /** Keeps, within a transaction, the user's rules in place of those before. */
  void put(UserId user, StoredPushRules rules);

  /**
   * Members of the room whom an event may do something else to than to most, without naming them:
   * they have rules here, or ignore somebody.
   *
   * @param room the room's number
   */
  List<UserId> attentiveMembers(long room);
}
