package chat.ranvier.tests.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.device.DeviceActivity;
import chat.ranvier.application.device.port.Device;
import chat.ranvier.application.device.port.Sighting;
import chat.ranvier.application.session.Session;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DeviceActivityTest {
  private final AccountsWorld world = new AccountsWorld();
  private final DeviceActivity activity =
      new DeviceActivity(world.stores.devices(), world.commits, world.time);
  private final Session session = session();

  private Session session() {
    world.account("alice", "pizza");
    return world.logIn("alice", "pizza", "PHONE");
  }

  private void seen(String address) {
    activity.seen(session.user(), session.device(), address, "Client/1.0");
  }

  private Optional<Sighting> stored() {
    return world.stores.devices().find(session.user(), session.device()).flatMap(Device::lastSeen);
  }

  @Test
  void aSightingIsStoredLaterAndNotByTheRequest() {
    long now = world.time.nowMillis();
    seen("192.0.2.1");
    assertThat(stored()).isEmpty();
    world.time.advance(Duration.ofSeconds(10));
    assertThat(stored()).contains(new Sighting(now, "192.0.2.1", "Client/1.0"));
  }

  @Test
  void manyRequestsMakeOneWriteInTwoMinutes() {
    seen("192.0.2.1");
    world.time.advance(Duration.ofSeconds(10));
    Optional<Sighting> first = stored();
    world.time.advance(Duration.ofSeconds(60));
    seen("192.0.2.1");
    assertThat(world.time.pending()).isZero();
    assertThat(stored()).isEqualTo(first);
    world.time.advance(Duration.ofSeconds(60));
    seen("192.0.2.1");
    world.time.advance(Duration.ofSeconds(10));
    assertThat(stored().orElseThrow().at()).isGreaterThan(first.orElseThrow().at());
  }

  @Test
  void anotherAddressIsNotedAtOnce() {
    seen("192.0.2.1");
    world.time.advance(Duration.ofSeconds(10));
    seen("192.0.2.2");
    world.time.advance(Duration.ofSeconds(10));
    assertThat(stored().map(Sighting::address)).contains("192.0.2.2");
  }

  @Test
  void whatWaitsIsStoredWhenTheServerStops() {
    seen("192.0.2.1");
    activity.flush();
    assertThat(stored()).isPresent();
  }
}
