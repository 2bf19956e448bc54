package chat.ranvier.clients;

import chat.ranvier.outside.ServerProcess;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What happens to a server while messages are sent: twice, all connections to it are cut before
 * their next answer has passed, then it is killed and started again, and so on.
 */
final class Interruptions implements NodeScripts.Listener {
  private static final Pattern SENT = Pattern.compile("sent (\\d+)");
  private static final int MESSAGES_BETWEEN = 50;
  private static final int INTERRUPTIONS_PER_KILL = 3;

  private final ServerProcess server;
  private final Relay relay;
  private int kills;
  private int cuts;

  Interruptions(ServerProcess server, Relay relay) {
    this.server = server;
    this.relay = relay;
  }

  int kills() {
    return kills;
  }

  int cuts() {
    return cuts;
  }

  /** Interrupts where a line says that so many messages have been sent. */
  @Override
  public void hear(String line) throws IOException {
    Matcher sent = SENT.matcher(line);
    if (sent.matches() && Integer.parseInt(sent.group(1)) % MESSAGES_BETWEEN == 0) {
      interrupt();
    }
  }

  private void interrupt() throws IOException {
    if ((kills + cuts) % INTERRUPTIONS_PER_KILL == INTERRUPTIONS_PER_KILL - 1) {
      server.kill();
      kills++;
      server.start();
    } else {
      relay.cutAtNextAnswers();
      cuts++;
    }
  }
}
