package chat.ranvier.application.encryption.keys.port;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.application.commit.port.Transactions;
import chat.ranvier.application.device.port.Device;
import chat.ranvier.application.device.port.DeviceStore;
import chat.ranvier.application.device.port.UserDevice;
import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonString;
import chat.ranvier.domain.signing.KeyId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a store of one-time keys promises. */
public interface OneTimeKeyStoreContract {
  UserId ALICE = new UserId("@alice:test.example");
  UserDevice PHONE = new UserDevice(ALICE, new DeviceId("PHONE"));
  UserDevice LAPTOP = new UserDevice(ALICE, new DeviceId("LAPTOP"));
  UserDevice OTHER = new UserDevice(new UserId("@alice:test.example.org"), new DeviceId("PHONE"));
  String SIGNED = "signed_curve25519";

  /** The transactions of an empty store. */
  Transactions transactions();

  /** The keys of the same store. */
  OneTimeKeyStore keys();

  /** The devices of the same store. */
  DeviceStore devices();

  /** The devices that have keys. */
  @BeforeEach
  default void addDevices() {
    transactions()
        .inTransaction(
            () ->
                Stream.of(PHONE, LAPTOP, OTHER)
                    .forEach(
                        each ->
                            devices()
                                .insert(
                                    new Device(
                                        each.user(),
                                        each.device(),
                                        Optional.empty(),
                                        Optional.empty()))));
  }

  private static OneTimeKey signed(String id) {
    return new OneTimeKey(
        new KeyId(SIGNED + ":" + id), JsonObject.of("key", "key \0 \"" + id + "\""));
  }

  private static OneTimeKey plain(String id) {
    return new OneTimeKey(new KeyId("curve25519:" + id), new JsonString("key of " + id));
  }

  private void add(UserDevice device, OneTimeKey... added) {
    transactions().inTransaction(() -> keys().add(device, List.of(added)));
  }

  private List<ClaimedKey> claim(KeyClaim... claims) {
    List<ClaimedKey> claimed = new ArrayList<>();
    transactions().inTransaction(() -> claimed.addAll(keys().claim(List.of(claims))));
    return claimed;
  }

  private List<ClaimedKey> claimFallback(KeyClaim... claims) {
    List<ClaimedKey> claimed = new ArrayList<>();
    transactions().inTransaction(() -> claimed.addAll(keys().claimFallback(List.of(claims))));
    return claimed;
  }

  private void putFallback(UserDevice device, OneTimeKey key) {
    transactions().inTransaction(() -> keys().putFallback(device, key));
  }

  @Test
  default void keysAreHandedOutOnceInTheOrderOfTheirUpload() {
    add(PHONE, signed("Z"), signed("B"));
    add(PHONE, signed("A"));
    KeyClaim claim = new KeyClaim(PHONE, SIGNED);
    assertThat(claim(claim)).containsExactly(new ClaimedKey(PHONE, signed("Z")));
    assertThat(claim(claim)).containsExactly(new ClaimedKey(PHONE, signed("B")));
    add(PHONE, signed("C"));
    assertThat(claim(claim)).containsExactly(new ClaimedKey(PHONE, signed("A")));
    assertThat(claim(claim)).containsExactly(new ClaimedKey(PHONE, signed("C")));
    assertThat(claim(claim)).isEmpty();
  }

  @Test
  default void manyDevicesAreServedAtOnceEachWithItsAlgorithm() {
    add(PHONE, signed("A"), plain("B"));
    add(LAPTOP, signed("C"));
    add(OTHER, plain("D"), signed("E"));
    assertThat(
            claim(
                new KeyClaim(PHONE, SIGNED),
                new KeyClaim(LAPTOP, "curve25519"),
                new KeyClaim(OTHER, "curve25519")))
        .containsExactlyInAnyOrder(
            new ClaimedKey(PHONE, signed("A")), new ClaimedKey(OTHER, plain("D")));
    assertThat(keys().counts(PHONE)).containsExactly(Map.entry("curve25519", 1L));
    assertThat(keys().counts(LAPTOP)).containsExactly(Map.entry(SIGNED, 1L));
    assertThat(keys().counts(OTHER)).containsExactly(Map.entry(SIGNED, 1L));
  }

  @Test
  default void aKeyThatWasHandedOutIsRemembered() {
    add(PHONE, signed("A"), signed("B"));
    claim(new KeyClaim(PHONE, SIGNED));
    assertThat(
            keys()
                .find(
                    PHONE,
                    List.of(signed("A").id(), signed("B").id(), signed("C").id(), plain("B").id())))
        .isEqualTo(
            Map.of(signed("A").id(), Optional.empty(), signed("B").id(), Optional.of(signed("B"))));
    assertThat(keys().find(LAPTOP, List.of(signed("A").id()))).isEmpty();
  }

  @Test
  default void aFallbackKeyServesSeveralTimesAndCountsAsUsed() {
    KeyClaim claim = new KeyClaim(PHONE, SIGNED);
    assertThat(claimFallback(claim)).isEmpty();
    putFallback(PHONE, signed("F"));
    assertThat(keys().unusedFallbackAlgorithms(PHONE)).containsExactly(SIGNED);
    assertThat(claimFallback(claim)).containsExactly(new ClaimedKey(PHONE, signed("F")));
    assertThat(claimFallback(claim)).containsExactly(new ClaimedKey(PHONE, signed("F")));
    assertThat(keys().unusedFallbackAlgorithms(PHONE)).isEmpty();
    putFallback(PHONE, signed("F"));
    assertThat(keys().unusedFallbackAlgorithms(PHONE)).as("the same key again").isEmpty();
    putFallback(PHONE, signed("G"));
    assertThat(keys().unusedFallbackAlgorithms(PHONE)).containsExactly(SIGNED);
    assertThat(claimFallback(claim)).containsExactly(new ClaimedKey(PHONE, signed("G")));
    assertThat(keys().unusedFallbackAlgorithms(LAPTOP)).isEmpty();
  }

  @Test
  default void theKeysOfSomeDevicesGo() {
    for (UserDevice device : List.of(PHONE, LAPTOP, OTHER)) {
      add(device, signed("A"));
      putFallback(device, signed("F"));
    }
    transactions().inTransaction(() -> keys().delete(ALICE, List.of(PHONE.device())));
    assertThat(keys().counts(PHONE)).isEmpty();
    assertThat(keys().unusedFallbackAlgorithms(PHONE)).isEmpty();
    assertThat(claimFallback(new KeyClaim(PHONE, SIGNED), new KeyClaim(LAPTOP, SIGNED)))
        .containsExactly(new ClaimedKey(LAPTOP, signed("F")));
    assertThat(keys().counts(LAPTOP)).containsExactly(Map.entry(SIGNED, 1L));
    assertThat(keys().counts(OTHER)).containsExactly(Map.entry(SIGNED, 1L));
  }
}
