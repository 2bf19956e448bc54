package chat.ranvier.scenario.encryption.keys;

import static org.assertj.core.api.Assertions.assertThat;

import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonString;
import chat.ranvier.domain.signing.KeyId;
import chat.ranvier.domain.signing.SigningKey;
import chat.ranvier.domain.signing.UnpaddedBase64;
import chat.ranvier.scenario.Client;
import chat.ranvier.scenario.Reply;
import chat.ranvier.scenario.Scenario;
import chat.ranvier.scenario.TestHomeserver;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Identity keys of devices, cross-signing keys, and the signatures that tie them together. */
@Scenario
final class CrossSigningTest {
  @RegisterExtension static final TestHomeserver SERVER = new TestHomeserver();

  private final TestDevice alice = new TestDevice(SERVER.register("alice"), 1);
  private final TestDevice bob = new TestDevice(SERVER.register("bob"), 2);
  private final Identity alices = new Identity(alice, 10);
  private final Identity bobs = new Identity(bob, 20);

  /** The cross-signing keys of a user. */
  private static final class Identity {
    private final TestDevice owner;
    private final SigningKey master;
    private final SigningKey selfSigning;
    private final SigningKey userSigning;

    Identity(TestDevice owner, int seed) {
      this.owner = owner;
      this.master = key(seed);
      this.selfSigning = key(seed + 1);
      this.userSigning = key(seed + 2);
    }

    private static SigningKey key(int seed) {
      SigningKey unnamed = TestDevice.key(KeyId.ed25519("unnamed"), seed);
      return TestDevice.key(KeyId.ed25519(UnpaddedBase64.encode(unnamed.publicKey())), seed);
    }

    private JsonObject json(SigningKey key, String usage) {
      return JsonObject.builder()
          .put("user_id", owner.client().user())
          .put("usage", JsonArray.of(new JsonString(usage)))
          .put("keys", JsonObject.of(key.keyId().value(), key.keyId().version()))
          .build();
    }

    JsonObject master() {
      return json(master, "master");
    }

    JsonObject selfSigning() {
      return owner.signed(json(selfSigning, "self_signing"), master.keyId(), master);
    }

    JsonObject userSigning() {
      return owner.signed(json(userSigning, "user_signing"), master.keyId(), master);
    }

    JsonObject all() {
      return JsonObject.of("master_key", master())
          .with("self_signing_key", selfSigning())
          .with("user_signing_key", userSigning());
    }

    Reply upload(JsonObject body) {
      return owner.client().post("/keys/device_signing/upload", body.toString());
    }

    Identity uploaded() {
      owner.uploadDeviceKeys();
      upload(all()).isGood();
      return this;
    }
  }

  private static JsonObject of(JsonObject answer, String kind, Client user) {
    return answer.object(kind).flatMap(users -> users.object(user.user())).orElseThrow();
  }

  private static Optional<String> signature(JsonObject key, Client signer, KeyId by) {
    return key.object("signatures")
        .flatMap(all -> all.object(signer.user()))
        .flatMap(own -> own.string(by.value()));
  }

  private static Reply upload(TestDevice device, Client user, String key, JsonObject signed) {
    JsonObject body = JsonObject.of(user.user(), JsonObject.of(key, signed));
    return device.client().post("/keys/signatures/upload", body.toString());
  }

  private static void isUploaded(Reply reply) {
    assertThat(reply.isGood().json().object("failures")).contains(JsonObject.empty());
  }

  private static void hasFailed(Reply reply, Client user, String key, String errorCode) {
    JsonObject failures = reply.isGood().json().object("failures").orElseThrow();
    assertThat(
            failures
                .object(user.user())
                .flatMap(ofUser -> ofUser.object(key))
                .flatMap(failure -> failure.string("errcode")))
        .contains(errorCode);
  }

  @Test
  void deviceKeysAreShownWithTheNameOfTheDevice() {
    alice.uploadDeviceKeys();
    alice.client().put("/devices/{}", "{\"display_name\": \"Alice's phone\"}", alice.id()).isGood();
    JsonObject device =
        of(bob.query(alice.client()), "device_keys", alice.client())
            .object(alice.id())
            .orElseThrow();
    assertThat(device.without("unsigned")).isEqualTo(alice.deviceKeys());
    assertThat(
            device.object("unsigned").flatMap(unsigned -> unsigned.string("device_display_name")))
        .contains("Alice's phone");
  }

  @Test
  void onlyTheDevicesThatAreAskedForAreShown() {
    alice.uploadDeviceKeys();
    TestDevice second = new TestDevice(SERVER.logInAgain(alice.client()), 3);
    second.uploadDeviceKeys();
    String asked =
        "{\"device_keys\": {\"" + alice.client().user() + "\": [\"" + second.id() + "\", \"X\"]}}";
    JsonObject answer = bob.client().post("/keys/query", asked).isGood().json();
    assertThat(of(answer, "device_keys", alice.client()).names()).containsExactly(second.id());
    assertThat(of(bob.query(alice.client()), "device_keys", alice.client()).names())
        .containsExactlyInAnyOrder(alice.id(), second.id());
  }

  @Test
  void keysOfAnotherDeviceOrUserAreRefused() {
    for (String name : new String[] {"user_id", "device_id"}) {
      JsonObject wrong = alice.deviceKeys().with(name, "@carol:elsewhere.example");
      alice.upload(JsonObject.of("device_keys", wrong)).isRefused(400, "M_INVALID_PARAM");
    }
    for (String name : new String[] {"user_id", "device_id", "algorithms", "keys", "signatures"}) {
      JsonObject missing = alice.deviceKeys().without(name);
      alice.upload(JsonObject.of("device_keys", missing)).isRefused(400, "M_BAD_JSON");
      JsonObject mistyped = alice.deviceKeys().with(name, new JsonArray(java.util.List.of()));
      if (!name.equals("algorithms")) {
        alice.upload(JsonObject.of("device_keys", mistyped)).isRefused(400, "M_BAD_JSON");
      }
    }
    assertThat(of(bob.query(alice.client()), "device_keys", alice.client()).isEmpty()).isTrue();
  }

  @Test
  void theFirstKeysNeedNoConfirmationAndOthersDo() {
    alices.upload(alices.all()).isGood();
    alices.upload(alices.all()).isGood();
    Identity reset = new Identity(alice, 30);
    Reply challenge = reset.upload(reset.all());
    assertThat(challenge.status()).isEqualTo(401);
    assertThat(challenge.body()).contains("m.login.password");
    JsonObject shown = bob.query(alice.client());
    assertThat(of(shown, "master_keys", alice.client())).isEqualTo(alices.master());
    assertThat(of(shown, "self_signing_keys", alice.client())).isEqualTo(alices.selfSigning());
    assertThat(shown.object("user_signing_keys")).contains(JsonObject.empty());
    assertThat(of(alice.query(alice.client()), "user_signing_keys", alice.client()))
        .isEqualTo(alices.userSigning());
  }

  @Test
  void keysThatTheMasterKeyHasNotSignedAreRefused() {
    JsonObject unsigned = alices.selfSigning().without("signatures");
    alices
        .upload(alices.all().with("self_signing_key", unsigned))
        .isRefused(400, "M_INVALID_SIGNATURE");
    JsonObject byAnother = alice.signed(unsigned, alices.master.keyId(), bobs.master);
    alices
        .upload(alices.all().with("self_signing_key", byAnother))
        .isRefused(400, "M_INVALID_SIGNATURE");
    alices
        .upload(JsonObject.of("self_signing_key", alices.selfSigning()))
        .isRefused(400, "M_MISSING_PARAM");
    alices.upload(JsonObject.of("master_key", bobs.master())).isRefused(400, "M_INVALID_PARAM");
    alices
        .upload(JsonObject.of("master_key", alices.selfSigning()))
        .isRefused(400, "M_INVALID_PARAM");
    assertThat(bob.query(alice.client()).object("master_keys")).contains(JsonObject.empty());
  }

  @Test
  void aSignatureOnOnesOwnDeviceIsShownToAll() {
    alices.uploaded();
    KeyId by = alices.selfSigning.keyId();
    JsonObject signed = alice.signed(alice.deviceKeys(), by, alices.selfSigning);
    isUploaded(upload(alice, alice.client(), alice.id(), signed));
    JsonObject shown =
        of(bob.query(alice.client()), "device_keys", alice.client())
            .object(alice.id())
            .orElseThrow();
    assertThat(signature(shown, alice.client(), by))
        .isEqualTo(signature(signed, alice.client(), by));
    assertThat(signature(shown, alice.client(), alice.key().keyId())).isPresent();
  }

  @Test
  void aSignatureStaysWhereTheSameKeysAreUploadedAgain() {
    alices.uploaded();
    KeyId by = alices.selfSigning.keyId();
    JsonObject signed = alice.signed(alice.deviceKeys(), by, alices.selfSigning);
    alice.upload(JsonObject.of("device_keys", signed)).isGood();
    isUploaded(upload(alice, alice.client(), alice.id(), signed));
    alice.uploadDeviceKeys();
    JsonObject shown =
        of(bob.query(alice.client()), "device_keys", alice.client())
            .object(alice.id())
            .orElseThrow();
    assertThat(signature(shown, alice.client(), by))
        .isEqualTo(signature(signed, alice.client(), by));
  }

  @Test
  void aDevicesSignatureOnTheMasterKeyIsShownToAll() {
    alices.uploaded();
    KeyId by = alice.key().keyId();
    JsonObject signed = alice.signed(alices.master(), by, alice.key());
    isUploaded(upload(alice, alice.client(), alices.master.keyId().version(), signed));
    JsonObject shown = of(bob.query(alice.client()), "master_keys", alice.client());
    assertThat(signature(shown, alice.client(), by)).isPresent();
  }

  @Test
  void whomSomebodyHasVerifiedIsShownToNobodyElse() {
    alices.uploaded();
    bobs.uploaded();
    KeyId by = alices.userSigning.keyId();
    JsonObject signed = alice.signed(bobs.master(), by, alices.userSigning);
    isUploaded(upload(alice, bob.client(), bobs.master.keyId().version(), signed));
    assertThat(
            signature(
                of(alice.query(bob.client()), "master_keys", bob.client()), alice.client(), by))
        .isPresent();
    assertThat(
            signature(of(bob.query(bob.client()), "master_keys", bob.client()), alice.client(), by))
        .isEmpty();
  }

  @Test
  void signaturesThatDoNotHoldAreNamedAndTheOthersStored() {
    alices.uploaded();
    bobs.uploaded();
    KeyId by = alices.selfSigning.keyId();
    String device = alice.id();
    JsonObject forged = alice.signed(alice.deviceKeys(), by, bobs.selfSigning);
    hasFailed(
        upload(alice, alice.client(), device, forged),
        alice.client(),
        device,
        "M_INVALID_SIGNATURE");
    JsonObject other =
        alice.signed(alice.deviceKeys().with("device_id", "OTHER"), by, alices.selfSigning);
    hasFailed(
        upload(alice, alice.client(), device, other), alice.client(), device, "M_INVALID_PARAM");
    hasFailed(upload(alice, alice.client(), "X", forged), alice.client(), "X", "M_NOT_FOUND");
    hasFailed(upload(bob, alice.client(), device, forged), alice.client(), device, "M_NOT_FOUND");
    String master = bobs.master.keyId().version();
    JsonObject byMaster = alice.signed(bobs.master(), alices.master.keyId(), alices.master);
    hasFailed(
        upload(alice, bob.client(), master, byMaster), bob.client(), master, "M_INVALID_SIGNATURE");
  }

  @Test
  void newDeviceKeysLoseTheSignaturesOnTheFormerOnes() {
    alices.uploaded();
    KeyId by = alices.selfSigning.keyId();
    isUploaded(
        upload(
            alice,
            alice.client(),
            alice.id(),
            alice.signed(alice.deviceKeys(), by, alices.selfSigning)));
    JsonObject changed = alice.deviceKeys().with("algorithms", JsonArray.empty());
    alice.upload(JsonObject.of("device_keys", changed)).isGood();
    JsonObject shown =
        of(bob.query(alice.client()), "device_keys", alice.client())
            .object(alice.id())
            .orElseThrow();
    assertThat(signature(shown, alice.client(), by)).isEmpty();
  }
}
