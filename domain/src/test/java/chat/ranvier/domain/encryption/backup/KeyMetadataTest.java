package chat.ranvier.domain.encryption.backup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which key of a session replaces which. */
final class KeyMetadataTest {
  private static final KeyMetadata STORED = new KeyMetadata(true, 5, 5);

  @Test
  void aVerifiedKeyReplacesAnUnverifiedOneWhateverElseTheySay() {
    KeyMetadata unverified = new KeyMetadata(false, 0, 0);
    assertThat(STORED.replaces(unverified)).isTrue();
    assertThat(unverified.replaces(STORED)).isFalse();
  }

  @Test
  void thenTheLowerFirstIndexWins() {
    assertThat(new KeyMetadata(true, 4, 9).replaces(STORED)).isTrue();
    assertThat(new KeyMetadata(true, 6, 0).replaces(STORED)).isFalse();
  }

  @Test
  void thenTheLowerForwardedCountWins() {
    assertThat(new KeyMetadata(true, 5, 4).replaces(STORED)).isTrue();
    assertThat(new KeyMetadata(true, 5, 6).replaces(STORED)).isFalse();
  }

  @Test
  void anEqualKeyReplacesNothing() {
    assertThat(new KeyMetadata(true, 5, 5).replaces(STORED)).isFalse();
    assertThat(new KeyMetadata(false, 5, 5).replaces(new KeyMetadata(false, 5, 5))).isFalse();
  }
}
