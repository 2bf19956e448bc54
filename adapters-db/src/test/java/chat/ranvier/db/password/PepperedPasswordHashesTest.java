package chat.ranvier.db.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.ranvier.application.commit.port.StorageException;
import chat.ranvier.application.environment.testing.SeededChance;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PepperedPasswordHashesTest {
  private static final PasswordHashing QUICK = new PasswordHashing.Argon2id(64, 1, 1);

  private static PepperedPasswordHashes hashes(PasswordHashing hashing, String pepper) {
    return new PepperedPasswordHashes(
        hashing, pepper.isEmpty() ? Optional.empty() : Optional.of(pepper), new SeededChance(1));
  }

  @Test
  void hashesThatSynapseMadeAreGood() {
    String hash = "$2b$04$ZuYnenIhcUR4tl8EmjLuQ.Bqkbwfv19KlhCYYWZ1tJqziDZx5fTJa";
    assertThat(hashes(QUICK, "").matches("pizza", hash)).isTrue();
    assertThat(hashes(QUICK, "").matches("Pizza", hash)).isFalse();
    assertThat(hashes(QUICK, "pepper").matches("pizza", hash)).isFalse();
  }

  @Test
  void synapsesPepperAndFormOfUnicodeAreKept() {
    String hash = "$2b$04$OAkluE5zvdPP.itjA3DH8OJuFu6l2m77KIxPV3xvFxroT9f0yJ94S";
    assertThat(hashes(QUICK, "pepper").matches("über\u2460\ufb01", hash)).isTrue();
    assertThat(hashes(QUICK, "pepper").matches("u\u0308ber1fi", hash)).isTrue();
    assertThat(hashes(QUICK, "").matches("über1fi", hash)).isFalse();
  }

  @Test
  void bcryptLooksAt72BytesAsSynapseDoes() {
    String hash = "$2b$04$H0kaxy62vDIubwwKd5BqretVZIdc2lzYOS3/84yInaH3MMxvhlzwe";
    assertThat(hashes(QUICK, "pepper").matches("x".repeat(80), hash)).isTrue();
    assertThat(hashes(QUICK, "pepper").matches("x".repeat(71), hash)).isFalse();
  }

  @Test
  void argon2idIsThatOfItsReference() {
    String hash =
        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
    assertThat(hashes(QUICK, "").matches("password", hash)).isTrue();
    assertThat(hashes(QUICK, "").matches("passwore", hash)).isFalse();
  }

  @Test
  void newHashesAreOfTheKindThatWasChosenAndSaltedEach() {
    PepperedPasswordHashes argon = hashes(QUICK, "pepper");
    assertThat(argon.hash("pizza")).startsWith("$argon2id$v=19$m=64,t=1,p=1$");
    assertThat(argon.hash("pizza")).isNotEqualTo(argon.hash("pizza"));
    assertThat(argon.matches("pizza", argon.hash("pizza"))).isTrue();
    PepperedPasswordHashes bcrypt = hashes(new PasswordHashing.Bcrypt(4), "pepper");
    assertThat(bcrypt.hash("pizza")).startsWith("$2b$04$");
    assertThat(bcrypt.matches("pizza", bcrypt.hash("pizza"))).isTrue();
  }

  @Test
  void hashesOfBothKindsAreGoodAtTheSameTime() {
    String bcrypt = hashes(new PasswordHashing.Bcrypt(4), "pepper").hash("pizza");
    String argon = hashes(PasswordHashing.RECOMMENDED, "pepper").hash("pizza");
    assertThat(hashes(QUICK, "pepper").matches("pizza", bcrypt)).isTrue();
    assertThat(hashes(new PasswordHashing.Bcrypt(4), "pepper").matches("pizza", argon)).isTrue();
  }

  @Test
  void anUnknownKindOfHashOpensNothing() {
    assertThatThrownBy(() -> hashes(QUICK, "").matches("pizza", "pizza"))
        .isInstanceOf(StorageException.class);
  }
}
