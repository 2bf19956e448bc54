import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;

/** A homeserver under load: where it listens, and the processes whose work is charged to it. */
record Server(String label, String host, int port, List<Long> processes) {

  /** Reads {@code label=http://host:port[,pid...]}. */
  static Server parse(String text) {
    int equals = text.indexOf('=');
    String[] parts = text.substring(equals + 1).split(",");
    URI address = URI.create(parts[0]);
    if (equals < 1 || !"http".equals(address.getScheme()) || address.getHost() == null) {
      throw new IllegalArgumentException("not of the form label=http://host:port[,pid]: " + text);
    }
    int port = address.getPort() < 0 ? 80 : address.getPort();
    List<Long> processes = Arrays.stream(parts).skip(1).map(Long::valueOf).toList();
    return new Server(text.substring(0, equals), address.getHost(), port, processes);
  }

  Connection connect() throws IOException {
    return new Connection(this);
  }
}
