package chat.ranvier.db.memory.accountdata;

import chat.ranvier.application.accountdata.port.AccountDataStore;
import chat.ranvier.application.accountdata.port.AccountDatum;
import chat.ranvier.db.memory.MemoryDatabase;
import chat.ranvier.db.memory.MemoryTable;
import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The account data of a database in memory. */
public final class MemoryAccountDataStore implements AccountDataStore {
  private final MemoryTable<String, AccountDatum> data;

  /** The account data of this database. */
  public MemoryAccountDataStore(MemoryDatabase database) {
    this.data = database.table("account_data");
  }

  @Override
  public void putGlobal(UserId user, String type, JsonObject content, long position) {
    put(user, new AccountDatum(Optional.empty(), type, content, position));
  }

  @Override
  public void putOfRoom(UserId user, RoomId room, String type, JsonObject content, long position) {
    put(user, new AccountDatum(Optional.of(room), type, content, position));
  }

  private void put(UserId user, AccountDatum datum) {
    data.put(key(user, datum.room(), datum.type()), datum);
  }

  @Override
  public Optional<JsonObject> findGlobal(UserId user, String type) {
    return data.find(key(user, Optional.empty(), type)).map(AccountDatum::content);
  }

  @Override
  public Optional<JsonObject> findOfRoom(UserId user, RoomId room, String type) {
    return data.find(key(user, Optional.of(room), type)).map(AccountDatum::content);
  }

  @Override
  public List<AccountDatum> all(UserId user) {
    return select(user, datum -> true);
  }

  @Override
  public List<AccountDatum> ofRoom(UserId user, RoomId room) {
    return select(user, datum -> datum.room().equals(Optional.of(room)));
  }

  @Override
  public List<AccountDatum> between(UserId user, long after, long upTo) {
    return select(user, datum -> datum.position() > after && datum.position() <= upTo);
  }

  @Override
  public void deleteAll(UserId user) {
    all(user).forEach(datum -> data.remove(key(user, datum.room(), datum.type())));
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
