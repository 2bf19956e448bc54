package chat.ranvier.application.device.port;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.commit.port.Transactions;
import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a store of devices promises. */
public interface DeviceStoreContract {
  UserId ALICE = new UserId("@alice:test.example");
  UserId ALICIA = new UserId("@alice:test.example.org");
  DeviceId PHONE = new DeviceId("PHONE");
  DeviceId LAPTOP = new DeviceId("laptop \"1\" ü\u0001");

  /** The transactions of an empty store. */
  Transactions transactions();

  /** The devices of the same store. */
  DeviceStore devices();

  private static Device device(UserId user, DeviceId id, String name) {
    return new Device(user, id, Optional.of(name), Optional.empty());
  }

  private boolean insert(Device device) {
    List<Boolean> inserted = new ArrayList<>();
    transactions().inTransaction(() -> inserted.add(devices().insert(device)));
    return inserted.getFirst();
  }

  @Test
  default void aDeviceIsFoundAgainWithAllThatIsKnownOfIt() {
    Device device =
        new Device(
            ALICE,
            PHONE,
            Optional.of("My phone"),
            Optional.of(new Sighting(1_234_567_890_123L, "192.0.2.1", "Client/1.0")));
    assertThat(insert(device)).isTrue();
    assertThat(devices().find(ALICE, PHONE)).contains(device);
  }

  @Test
  default void aDeviceNeedsNoNameAndNeedNotHaveBeenSeen() {
    Device device = new Device(ALICE, PHONE, Optional.empty(), Optional.empty());
    insert(device);
    assertThat(devices().find(ALICE, PHONE)).contains(device);
  }

  @Test
  default void aKnownDeviceKeepsItsName() {
    insert(device(ALICE, PHONE, "first"));
    assertThat(insert(device(ALICE, PHONE, "second"))).isFalse();
    assertThat(devices().find(ALICE, PHONE).flatMap(Device::displayName)).contains("first");
  }

  @Test
  default void theDevicesOfAUserComeByIdAndWithoutOthers() {
    insert(device(ALICE, LAPTOP, "laptop"));
    insert(device(ALICE, PHONE, "phone"));
    insert(device(ALICIA, PHONE, "another's"));
    assertThat(devices().ofUser(ALICE)).extracting(Device::id).containsExactly(PHONE, LAPTOP);
  }

  @Test
  default void aDeviceIsRenamed() {
    insert(device(ALICE, PHONE, "old"));
    List<Boolean> found = new ArrayList<>();
    transactions()
        .inTransaction(
            () -> {
              found.add(devices().rename(ALICE, PHONE, "new"));
              found.add(devices().rename(ALICE, LAPTOP, "new"));
            });
    assertThat(found).containsExactly(true, false);
    assertThat(devices().find(ALICE, PHONE).flatMap(Device::displayName)).contains("new");
  }

  @Test
  default void devicesAreDeletedAsFarAsTheyAreThere() {
    insert(device(ALICE, PHONE, "phone"));
    insert(device(ALICE, LAPTOP, "laptop"));
    insert(device(ALICIA, PHONE, "another's"));
    transactions()
        .inTransaction(() -> devices().delete(ALICE, List.of(LAPTOP, PHONE, new DeviceId("NONE"))));
    assertThat(devices().ofUser(ALICE)).isEmpty();
    assertThat(devices().find(ALICIA, PHONE)).isPresent();
  }

  @Test
  default void deletingNothingDeletesNothing() {
    insert(device(ALICE, PHONE, "phone"));
    transactions().inTransaction(() -> devices().delete(ALICE, List.of()));
    assertThat(devices().find(ALICE, PHONE)).isPresent();
  }

  @Test
  default void devicesThatWereLastSeenBeforeATimeComeInPages() {
    insert(seen(ALICE, PHONE, 10));
    insert(seen(ALICE, LAPTOP, 20));
    insert(seen(ALICIA, PHONE, 19));
    insert(device(ALICIA, LAPTOP, "never seen"));
    assertThat(devices().seenBefore(20, Optional.empty(), 1))
        .containsExactly(
            new DeviceSighting(ALICE, PHONE, new Sighting(10, "192.0.2.1", "Client/1.0")));
    assertThat(devices().seenBefore(20, Optional.of(new UserDevice(ALICE, PHONE)), 5))
        .containsExactly(
            new DeviceSighting(ALICIA, PHONE, new Sighting(19, "192.0.2.1", "Client/1.0")));
    assertThat(devices().seenBefore(10, Optional.empty(), 5)).isEmpty();
  }

  private static Device seen(UserId user, DeviceId id, long at) {
    Sighting sighting = new Sighting(at, "192.0.2.1", "Client/1.0");
    return new Device(user, id, Optional.empty(), Optional.of(sighting));
  }

  @Test
  default void sightingsReplaceEarlierOnesAndMakeNoDevices() {
    insert(device(ALICE, PHONE, "phone"));
    Sighting first = new Sighting(1, "192.0.2.1", "Client/1.0");
    Sighting second = new Sighting(2, "2001:db8::1", "");
    transactions()
        .inTransaction(
            () -> devices().noteSightings(List.of(new DeviceSighting(ALICE, PHONE, first))));
    transactions()
        .inTransaction(
            () ->
                devices()
                    .noteSightings(
                        List.of(
                            new DeviceSighting(ALICE, PHONE, second),
                            new DeviceSighting(ALICE, LAPTOP, second))));
    assertThat(devices().find(ALICE, PHONE).flatMap(Device::lastSeen)).contains(second);
    assertThat(devices().find(ALICE, PHONE).flatMap(Device::displayName)).contains("phone");
    assertThat(devices().find(ALICE, LAPTOP)).isEmpty();
  }
}
