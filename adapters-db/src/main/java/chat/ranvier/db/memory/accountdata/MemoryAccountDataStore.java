package chat.ranvier.db.memory.accountdata;

import chat.ranvier.application.accountdata.port.AccountDataQuota;
import chat.ranvier.application.accountdata.port.AccountDataStore;
import chat.ranvier.application.accountdata.port.AccountDataTotal;
import chat.ranvier.application.accountdata.port.AccountDatum;
import chat.ranvier.application.push.port.StoredPushRules;
import chat.ranvier.db.memory.MemoryDatabase;
import chat.ranvier.db.memory.MemoryTable;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.Utf8;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The account data of a database in memory. */
public final class MemoryAccountDataStore implements AccountDataStore {
  private final MemoryTable<String, AccountDatum> data;
  private final MemoryTable<String, AccountDataTotal> totals;
  private final MemoryTable<UserId, StoredPushRules> pushRules;

  /** The account data of this database. */
  public MemoryAccountDataStore(MemoryDatabase database) {
    this.data = database.table("account_data");
    this.totals = database.table("account_data_totals");
    this.pushRules = database.table("push_rules");
  }

  @Override
  public boolean putWithin(AccountDataQuota quota, UserId user, AccountDatum datum) {
    AccountDataTotal before = total(user);
    Optional<AccountDatum> replaced = data.find(key(user, datum.room(), datum.type()));
    AccountDataTotal after =
        before.with(
            replaced.map(MemoryAccountDataStore::bytes).orElse(0L),
            replaced.isEmpty(),
            bytes(datum));
    if (!quota.admits(before, after)) {
      return false;
    }
    put(user, datum);
    totals.put(user.value(), after);
    return true;
  }

  private static long bytes(AccountDatum datum) {
    String room = datum.room().map(RoomId::value).orElse("");
    return (long) Utf8.length(datum.json()) + Utf8.length(datum.type()) + Utf8.length(room);
  }

  @Override
  public void put(UserId user, AccountDatum datum) {
    data.put(key(user, datum.room(), datum.type()), datum);
  }

  @Override
  public boolean delete(UserId user, Optional<RoomId> room, String type, long position) {
    Optional<AccountDatum> known =
        data.find(key(user, room, type)).filter(datum -> !datum.isDeleted());
    known.ifPresent(
        datum -> {
          AccountDatum deleted = AccountDatum.deleted(room, type, position);
          totals.put(user.value(), total(user).with(bytes(datum), false, bytes(deleted)));
          put(user, deleted);
        });
    return known.isPresent();
  }

  @Override
  public AccountDataTotal total(UserId user) {
    return totals.find(user.value()).orElse(AccountDataTotal.NONE);
  }

  @Override
  public Optional<String> findGlobal(UserId user, String type) {
    return find(user, Optional.empty(), type);
  }

  @Override
  public Optional<String> findOfRoom(UserId user, RoomId room, String type) {
    return find(user, Optional.of(room), type);
  }

  private Optional<String> find(UserId user, Optional<RoomId> room, String type) {
    return data.find(key(user, room, type))
        .filter(datum -> !datum.isDeleted())
        .map(AccountDatum::json);
  }

  @Override
  public List<AccountDatum> all(UserId user) {
    return select(user, datum -> !datum.isDeleted());
  }

  @Override
  public List<AccountDatum> ofRoom(UserId user, RoomId room) {
    return select(user, datum -> datum.room().equals(Optional.of(room)) && !datum.isDeleted());
  }

  @Override
  public List<AccountDatum> between(UserId user, long after, long upTo) {
    return select(user, datum -> datum.position() > after && datum.position() <= upTo);
  }

  @Override
  public void deleteAll(UserId user) {
    select(user, datum -> true)
        .forEach(datum -> data.remove(key(user, datum.room(), datum.type())));
    totals.remove(user.value());
    pushRules.remove(user);
  }

  private List<AccountDatum> select(UserId user, Predicate<AccountDatum> wanted) {
    return data.read(
        rows ->
            rows.subMap(user.value() + '\0', user.value() + '\1').values().stream()
                .filter(wanted)
                .sorted(Comparator.comparingLong(AccountDatum::position))
                .toList());
  }

  private static String key(UserId user, Optional<RoomId> room, String type) {
    return user.value() + '\0' + room.map(RoomId::value).orElse("") + '\0' + type;
  }
}
