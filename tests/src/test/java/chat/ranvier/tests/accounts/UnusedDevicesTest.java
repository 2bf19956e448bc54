package chat.ranvier.tests.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.ranvier.application.device.UnusedDevices;
import chat.ranvier.application.device.port.Device;
import chat.ranvier.application.device.port.DeviceSighting;
import chat.ranvier.application.device.port.Sighting;
import chat.ranvier.application.failure.MatrixFailure;
import chat.ranvier.application.session.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Devices that were not used for long, and what is known of their last use. */
final class UnusedDevicesTest {
  private static final Duration DAY = Duration.ofDays(1);

  private final AccountsWorld world = new AccountsWorld();
  private final Session phone = session("PHONE");
  private final Session laptop = world.logIn("alice", "pizza", "LAPTOP");

  private Session session(String device) {
    world.account("alice", "pizza");
    return world.logIn("alice", "pizza", device);
  }

  private UnusedDevices begun(Optional<Duration> deletion, Optional<Duration> origins) {
    UnusedDevices unused =
        new UnusedDevices(
            world.stores.devices(),
            world.removal,
            world.commits,
            world.time,
            new UnusedDevices.Ages(deletion, origins));
    unused.begin();
    return unused;
  }

  private Sighting seen(Session session) {
    Sighting sighting = new Sighting(world.time.nowMillis(), "192.0.2.1", "Client/1.0");
    DeviceSighting seen = new DeviceSighting(session.user(), session.device(), sighting);
    world.commits.write(() -> world.stores.devices().noteSightings(List.of(seen)));
    return sighting;
  }

  private Optional<Sighting> stored(Session session) {
    return world.stores.devices().find(session.user(), session.device()).flatMap(Device::lastSeen);
  }

  private List<String> devices() {
    return world.stores.devices().ofUser(phone.user()).stream()
        .map(device -> device.id().value())
        .toList();
  }

  @Test
  void aDeviceThatIsNotUsedIsLoggedOutAndDeleted() {
    seen(phone);
    world.time.advance(DAY.multipliedBy(20));
    seen(laptop);
    begun(Optional.of(DAY.multipliedBy(30)), Optional.empty());
    world.time.advance(DAY.multipliedBy(9));
    assertThat(devices()).containsExactly("LAPTOP", "PHONE");
    world.time.advance(DAY.multipliedBy(2));
    assertThat(devices()).containsExactly("LAPTOP");
    assertThatThrownBy(() -> world.requester(phone)).isInstanceOf(MatrixFailure.class);
    assertThatCode(() -> world.requester(laptop)).doesNotThrowAnyException();
  }

  @Test
  void whereADeviceWasUsedIsForgottenAndWhenIsNot() {
    Sighting old = seen(phone);
    world.time.advance(DAY.multipliedBy(27));
    Sighting young = seen(laptop);
    begun(Optional.empty(), Optional.of(DAY.multipliedBy(28)));
    world.time.advance(DAY.multipliedBy(2));
    assertThat(stored(phone)).contains(new Sighting(old.at(), "", ""));
    assertThat(stored(laptop)).contains(young);
    assertThat(devices()).containsExactly("LAPTOP", "PHONE");
  }

  @Test
  void thereMayBeManyOfThem() {
    List<Session> many = new ArrayList<>();
    for (int i = 0; i < 250; i++) {
      many.add(world.logIn("alice", "pizza", "DEVICE" + i));
    }
    many.forEach(this::seen);
    begun(Optional.of(DAY), Optional.empty());
    world.time.advance(DAY.multipliedBy(3));
    assertThat(devices()).containsExactly("LAPTOP", "PHONE");
  }

  @Test
  void nothingIsDoneWithoutAnAge() {
    Sighting old = seen(phone);
    begun(Optional.empty(), Optional.empty());
    world.time.advance(DAY.multipliedBy(1_000));
    assertThat(stored(phone)).contains(old);
  }

  @Test
  void whoIsClosedDoesNothing() {
    Sighting old = seen(phone);
    begun(Optional.of(DAY), Optional.of(DAY)).close();
    world.time.advance(DAY.multipliedBy(3));
    assertThat(stored(phone)).contains(old);
    assertThat(world.time.pending()).isZero();
  }
}
