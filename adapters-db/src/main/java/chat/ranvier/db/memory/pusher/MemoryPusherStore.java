package chat.ranvier.db.memory.pusher;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.ranvier.application.pusher.port.Pusher;
import chat.ranvier.application.pusher.port.PusherKey;
import chat.ranvier.application.pusher.port.PusherProgress;
import chat.ranvier.application.pusher.port.PusherStore;
import chat.ranvier.db.memory.MemoryDatabase;
import chat.ranvier.db.memory.MemoryTable;
import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.UserId;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The pushers of a database in memory. */
public final class MemoryPusherStore implements PusherStore {
  private static final Comparator<PusherKey> ORDER =
      Comparator.comparing((PusherKey key) -> key.user().value())
          .thenComparing(key -> key.appId().getBytes(UTF_8), Arrays::compareUnsigned)
          .thenComparing(key -> key.pushkey().getBytes(UTF_8), Arrays::compareUnsigned);

  private final MemoryTable<PusherKey, Pusher> pushers;

  /** The pushers of this database. */
  public MemoryPusherStore(MemoryDatabase database) {
    this.pushers = database.table("pushers", ORDER);
  }

  @Override
  public Optional<Pusher> find(PusherKey key) {
    return pushers.find(key);
  }

  @Override
  public List<Pusher> ofUser(UserId user) {
    return those(pusher -> pusher.key().user().equals(user));
  }

  @Override
  public List<UserId> users(Optional<UserId> after, int max) {
    String last = after.map(UserId::value).orElse("");
    return pushers.read(
        rows ->
            rows.keySet().stream()
                .map(PusherKey::user)
                .filter(user -> user.value().compareTo(last) > 0)
                .distinct()
                .limit(max)
                .toList());
  }

  @Override
  public void put(Pusher pusher) {
    pushers.put(pusher.key(), pusher);
  }

  @Override
  public boolean note(PusherKey key, long madeAt, PusherProgress progress) {
    Optional<Pusher> there = find(key).filter(pusher -> pusher.madeAt() == madeAt);
    there.ifPresent(pusher -> put(pusher.with(progress)));
    return there.isPresent();
  }

  @Override
  public boolean delete(PusherKey key) {
    return pushers.remove(key);
  }

  @Override
  public void deleteOfOthers(PusherKey kept) {
    delete(
        pusher ->
            pusher.key().appId().equals(kept.appId())
                && pusher.key().pushkey().equals(kept.pushkey())
                && !pusher.key().user().equals(kept.user()));
  }

  @Override
  public void deleteOfDevices(UserId user, Collection<DeviceId> devices) {
    delete(
        pusher ->
            pusher.key().user().equals(user)
                && pusher.device().filter(devices::contains).isPresent());
  }

  @Override
  public void deleteAll(UserId user) {
    delete(pusher -> pusher.key().user().equals(user));
  }

  private void delete(Predicate<Pusher> gone) {
    those(gone).forEach(pusher -> pushers.remove(pusher.key()));
  }

  private List<Pusher> those(Predicate<Pusher> wanted) {
    return pushers.read(rows -> rows.values().stream().filter(wanted).toList());
  }
}
