package chat.ranvier.domain.testing;

import chat.ranvier.domain.identifier.ServerName;
import chat.ranvier.domain.identifier.UserId;

/** Who takes part in tests, and on which servers. */
public final class People {
  public static final ServerName HERE = new ServerName("here.example");
  public static final ServerName THERE = new ServerName("there.example");

  public static final UserId ALICE = UserId.of("alice", HERE);
  public static final UserId BOB = UserId.of("bob", HERE);
  public static final UserId CHARLIE = UserId.of("charlie", THERE);
  public static final UserId DAVE = UserId.of("dave", THERE);
  public static final UserId EVE = UserId.of("eve", THERE);

  private People() {}
}
