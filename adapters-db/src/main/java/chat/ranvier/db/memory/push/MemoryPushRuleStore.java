package chat.ranvier.db.memory.push;

import chat.ranvier.application.membership.port.RoomMembership;
import chat.ranvier.application.push.port.PushRuleStore;
import chat.ranvier.application.push.port.StoredPushRules;
import chat.ranvier.db.memory.MemoryDatabase;
import chat.ranvier.db.memory.MemoryTable;
import chat.ranvier.db.memory.accountdata.MemoryAccountDataStore;
import chat.ranvier.db.memory.membership.MemoryMembershipStore;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.room.Membership;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The push rules of a database in memory. */
public final class MemoryPushRuleStore implements PushRuleStore {
  private final MemoryDatabase database;
  private final MemoryTable<UserId, StoredPushRules> rules;
  private final MemoryMembershipStore memberships;
  private final MemoryAccountDataStore accountData;

  /** The push rules of this database. */
  public MemoryPushRuleStore(MemoryDatabase database) {
    this.database = database;
    this.rules = database.table("push_rules");
    this.memberships = new MemoryMembershipStore(database);
    this.accountData = new MemoryAccountDataStore(database);
  }

  @Override
  public Optional<StoredPushRules> find(UserId user) {
    return rules.find(user);
  }

  @Override
  public Map<UserId, StoredPushRules> findAll(Collection<UserId> users) {
    return rules.read(
        rows -> {
          Map<UserId, StoredPushRules> found = new HashMap<>();
          for (UserId user : users) {
            Optional.ofNullable(rows.get(user)).ifPresent(its -> found.put(user, its));
          }
          return found;
        });
  }

  @Override
  public void put(UserId user, StoredPushRules changed) {
    rules.put(user, changed);
  }

  @Override
  public List<UserId> attentiveMembers(long room) {
    return database.reading(
        () ->
            memberships.members(room, Membership.JOIN, Integer.MAX_VALUE).stream()
                .map(RoomMembership::user)
                .filter(this::isAttentive)
                .toList());
  }

  private boolean isAttentive(UserId user) {
    return rules.contains(user) || accountData.findGlobal(user, "m.ignored_user_list").isPresent();
  }
}
