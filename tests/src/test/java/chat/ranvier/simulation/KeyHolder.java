package chat.ranvier.simulation;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.device.port.UserDevice;
import chat.ranvier.application.encryption.keys.UploadKeys;
import chat.ranvier.application.encryption.keys.port.ClaimedKey;
import chat.ranvier.application.encryption.keys.port.KeyClaim;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.signing.KeyId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * A device that uploads one-time keys and claims those of others. It repeats an upload until the
 * server has answered, and sometimes although it has.
 */
final class KeyHolder {
  private static final String ALGORITHM = "signed_curve25519";
  private final Requester requester;
  private final UserDevice device;
  private final World world;
  private final Network network;
  private final Random random;
  private final KeyTrade trade;
  private final Trace trace;
  private final Retries retries;
  private int made;

  KeyHolder(
      Requester requester,
      World world,
      Network network,
      Random random,
      KeyTrade trade,
      Trace trace) {
    this.requester = requester;
    this.device = new UserDevice(requester.user(), requester.device().orElseThrow());
    this.world = world;
    this.network = network;
    this.random = random;
    this.trade = trade;
    this.trace = trace;
    this.retries = new Retries(device, world, network, random, trace);
  }

  /** Comes to the server, and then uploads and claims so many times. */
  void act(int times) {
    boolean isThere = retries.persist("comes", server -> server.addDevice(device));
    if (isThere) {
      trade.present(device);
    }
    while (trade.isEmpty()) {
      world.sleep(Duration.ofMillis(100));
    }
    for (int i = 0; i < times; i++) {
      if (random.nextBoolean()) {
        uploadPerhapsTwice();
      } else {
        claimPerhapsTwice();
      }
      world.sleep(Duration.ofMillis(random.nextInt(2_000)));
    }
  }

  private void uploadPerhapsTwice() {
    JsonObject.Builder keys = JsonObject.builder();
    List<KeyId> ids = new ArrayList<>();
    for (int i = random.nextInt(5); i >= 0; i--) {
      KeyId id = new KeyId(ALGORITHM + ":" + made++);
      ids.add(id);
      keys.put(id.value(), JsonObject.of("key", "key " + id));
    }
    JsonObject built = keys.build();
    upload(built, ids);
    if (random.nextInt(3) == 0) {
      world.start(
          "late",
          () -> {
            world.sleep(Duration.ofMillis(random.nextInt(4_000)));
            upload(built, ids);
          });
    }
  }

  private void upload(JsonObject keys, List<KeyId> ids) {
    UploadKeys.Upload upload = new UploadKeys.Upload(Optional.empty(), keys, JsonObject.empty());
    boolean isStored =
        retries.persist("uploads " + ids, server -> server.uploadKeys().handle(requester, upload));
    if (isStored) {
      trade.uploaded(device, ids);
    }
  }

  private void claimPerhapsTwice() {
    UserDevice other = trade.anyDevice(random);
    if (random.nextInt(3) == 0) {
      world.start("twin", () -> claim(other));
    }
    claim(other);
  }

  /** Asks once: where the answer is lost, so is the key. */
  private void claim(UserDevice other) {
    Network.Reply<List<ClaimedKey>> reply =
        network.ask(server -> server.claimKeys().handle(Set.of(new KeyClaim(other, ALGORITHM))));
    trace.note(device + " claims a key of " + other + ": " + reply);
    reply.answer().ifPresent(claimed -> claimed.forEach(trade::received));
  }
}
