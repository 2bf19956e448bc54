package chat.ranvier.db.password;

/** How new passwords are hashed. */
public sealed interface PasswordHashing {
  /** Argon2id at the least cost that is recommended today: 19 MiB, twice, by one thread. */
  PasswordHashing RECOMMENDED = new Argon2id(19_456, 2, 1);

  /**
   * Argon2id, RFC 9106.
   *
   * @param memory in KiB
   * @param iterations how often the memory is gone through
   * @param lanes how many parts of the memory could be filled side by side
   */
  record Argon2id(int memory, int iterations, int lanes) implements PasswordHashing {}

  /**
   * Bcrypt, as Synapse does it.
   *
   * @param rounds the cost as a power of two, 4 to 31
   */
  record Bcrypt(int rounds) implements PasswordHashing {
    /**
     * Takes the number as it is.
     *
     * @throws IllegalArgumentException where it is not from 4 to 31
     */
    public Bcrypt {
      if (rounds < 4 || rounds > 31) {
        throw new IllegalArgumentException("bcrypt takes 4 to 31 rounds");
      }
    }
  }
}
