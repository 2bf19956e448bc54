package chat.ranvier.application.access;

import chat.ranvier.application.environment.port.Chance;
import chat.ranvier.domain.identifier.DeviceId;
import java.util.Base64;

/** Draws what nobody may guess: tokens of 256 bits, session ids, and device ids. */
public final class TokenMint {
  private static final int TOKEN_BYTES = 32;
  private static final int SESSION_BYTES = 18;
  private static final int DEVICE_LETTERS = 10;

  private final Chance chance;

  /** Draws from this chance. */
  public TokenMint(Chance chance) {
    this.chance = chance;
  }

  /** A new access token. */
  public String accessToken() {
    return "rva_" + text(TOKEN_BYTES);
  }

  /** A new refresh token. */
  public String refreshToken() {
    return "rvr_" + text(TOKEN_BYTES);
  }

  /** The id of a new session of user-interactive authentication, or a nonce. */
  public String sessionId() {
    return text(SESSION_BYTES);
  }

  /** The id of a new device: ten upper case letters. */
  public DeviceId deviceId() {
    StringBuilder letters = new StringBuilder(DEVICE_LETTERS);
    for (byte b : chance.bytes(DEVICE_LETTERS)) {
      letters.append((char) ('A' + (b & 0xff) % 26));
    }
    return new DeviceId(letters.toString());
  }

  /** A name for a user who has not asked for one: twelve lower case letters and digits. */
  public String localpart() {
    StringBuilder name = new StringBuilder(12);
    for (byte b : chance.bytes(12)) {
      name.append("abcdefghijklmnopqrstuvwxyz234567".charAt(b & 31));
    }
    return name.toString();
  }

  private String text(int bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(chance.bytes(bytes));
  }
}
