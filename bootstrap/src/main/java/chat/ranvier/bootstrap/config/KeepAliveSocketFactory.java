package chat.ranvier.bootstrap.config;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketOption;
import javax.net.SocketFactory;
import jdk.net.ExtendedSocketOptions;

/**
 * Makes sockets that notice a lost database within the configured time; PostgreSQL's JDBC driver
 * makes one of these by its class name.
 */
public final class KeepAliveSocketFactory extends SocketFactory {
  private final KeepAliveTimes times;

  /**
   * A factory.
   *
   * @param times seconds of silence, seconds between probes, and number of probes, with slashes
   *     between them
   */
  public KeepAliveSocketFactory(String times) {
    this.times = KeepAliveTimes.parse(times);
  }

  @Override
  public Socket createSocket() throws IOException {
    Socket socket = new Socket();
    socket.setKeepAlive(true);
    set(socket, ExtendedSocketOptions.TCP_KEEPIDLE, times.idle());
    set(socket, ExtendedSocketOptions.TCP_KEEPINTERVAL, times.interval());
    set(socket, ExtendedSocketOptions.TCP_KEEPCOUNT, times.count());
    return socket;
  }

  private static void set(Socket socket, SocketOption<Integer> option, int value)
      throws IOException {
    if (value > 0 && socket.supportedOptions().contains(option)) {
      socket.setOption(option, value);
    }
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return createSocket(host, port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    return createSocket(host, port);
  }

  private Socket connected(InetSocketAddress address) throws IOException {
    Socket socket = createSocket();
    socket.connect(address);
    return socket;
  }
}
