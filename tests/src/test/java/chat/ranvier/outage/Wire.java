package chat.ranvier.outage;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The wire between a server and its PostgreSQL, which can be cut when a transaction that holds a
 * given text is committed: before the order to commit passes, or after.
 */
final class Wire implements AutoCloseable {
  private final int database;
  private final ServerSocket door;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile Cut cut = Cut.NEVER;
  private volatile String awaited = "";
  private volatile boolean isCut;

  /** When the wire is cut. */
  enum Cut {
    NEVER,
    BEFORE_COMMIT,
    AFTER_COMMIT
  }

  /**
   * How a connection gives the order to commit: in words at first, then by the name under which
   * these were prepared.
   */
  private static final class CommitOrder {
    private static final Pattern PREPARED =
        Pattern.compile("P....([^\0]*)\0COMMIT\0", Pattern.DOTALL);

    private String name = "";

    boolean isIn(String orders) {
      Matcher prepared = PREPARED.matcher(orders);
      if (prepared.find()) {
        name = prepared.group(1);
        return true;
      }
      return !name.isEmpty() && orders.contains("\0" + name + "\0");
    }
  }

  /** A wire to the database on a port of this machine. */
  Wire(int database) throws IOException {
    this.database = database;
    this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::admit);
  }

  int port() {
    return door.getLocalPort();
  }

  /** Cuts the wire at the commit of the next transaction that holds the text. */
  void cutAt(Cut moment, String text) {
    awaited = text;
    cut = moment;
  }

  boolean isCut() {
    return isCut;
  }

  /** Lets everything pass again. */
  void mend() {
    isCut = false;
  }

  private void admit() {
    try {
      while (true) {
        Socket client = door.accept();
        if (isCut) {
          client.close();
        } else {
          Socket server = new Socket(InetAddress.getLoopbackAddress(), database);
          open.add(client);
          open.add(server);
          Thread.ofVirtual().start(() -> carryOrders(client, server));
          Thread.ofVirtual().start(() -> carryAnswers(server, client));
        }
      }
    } catch (IOException closed) {
      cutNow();
    }
  }

  private void carryOrders(Socket client, Socket server) {
    try (client;
        server) {
      InputStream in = client.getInputStream();
      OutputStream out = server.getOutputStream();
      byte[] buffer = new byte[1 << 16];
      CommitOrder order = new CommitOrder();
      boolean isAwaited = false;
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        String text = new String(buffer, 0, length, ISO_8859_1);
        boolean isCommit = order.isIn(text);
        isAwaited |= cut != Cut.NEVER && text.contains(awaited);
        if (isAwaited && isCommit) {
          commit(client, out, buffer, length);
          return;
        }
        out.write(buffer, 0, length);
      }
    } catch (IOException gone) {
      return;
    }
  }

  /** The order to commit has come by, on a wire that is to be cut; no answer to it gets back. */
  private void commit(Socket client, OutputStream out, byte[] order, int length)
      throws IOException {
    isCut = true;
    Cut moment = cut;
    cut = Cut.NEVER;
    client.close();
    if (moment == Cut.AFTER_COMMIT) {
      out.write(order, 0, length);
    }
    cutNow();
  }

  private void carryAnswers(Socket server, Socket client) {
    try (client;
        server) {
      server.getInputStream().transferTo(client.getOutputStream());
    } catch (IOException gone) {
      return;
    }
  }

  private void cutNow() {
    for (Socket each : open) {
      try {
        each.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    open.clear();
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
