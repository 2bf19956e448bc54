package chat.ranvier.http.server;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.PeerInfo;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.security.Principal;
import java.security.cert.Certificate;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * The connection to a client, as streams. It keeps no buffer while nothing is read: a client that
 * waits in a long poll costs none.
 */
final class ClientSocket implements HelidonSocket {
  private static final int SMALL = 2 << 10;
  private static final int LARGE = 64 << 10;

  private final SocketChannel channel;
  private final InputStream in;
  private final OutputStream out;
  private final boolean secure;
  private final Peer remote;
  private int next = SMALL;

  private ClientSocket(
      SocketChannel channel, InputStream in, OutputStream out, boolean secure, Peer remote) {
    this.channel = channel;
    this.in = in;
    this.out = out;
    this.secure = secure;
    this.remote = remote;
  }

  /** The channel's streams, without encryption. */
  static ClientSocket plain(SocketChannel channel) throws IOException {
    return new ClientSocket(
        channel,
        Channels.newInputStream(channel),
        Channels.newOutputStream(channel),
        false,
        new Peer(channel.getRemoteAddress()));
  }

  /** The channel's streams under TLS, whose handshake comes with the first read. */
  static ClientSocket encrypted(SocketChannel channel, SSLContext context) throws IOException {
    Socket plain = channel.socket();
    SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(plain, null, true);
    return new ClientSocket(
        channel,
        tls.getInputStream(),
        tls.getOutputStream(),
        true,
        new Peer(channel.getRemoteAddress()));
  }

  /** What has arrived, at least a byte; null at the end. */
  @Override
  @SuppressWarnings("NullAway")
  public byte[] get() {
    byte[] buffer = new byte[next];
    int length = read(buffer);
    next = length == buffer.length ? Math.min(2 * next, LARGE) : SMALL;
    if (length < 0) {
      return null;
    }
    return length == buffer.length ? buffer : Arrays.copyOf(buffer, length);
  }

  private int read(byte[] buffer) {
    try {
      return in.read(buffer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  @Deprecated
  @SuppressWarnings({"removal", "InlineMeSuggester"})
  public int read(BufferData buffer) {
    return buffer.readFrom(in);
  }

  @Override
  public void write(BufferData buffer) {
    buffer.writeTo(out);
  }

  /** Tells the client, where TLS does not stand in between, that nothing more comes. */
  void endOutput() {
    try {
      if (!secure && channel.isConnected()) {
        channel.shutdownOutput();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try (channel) {
      if (secure) {
        out.close();
      }
      endOutput();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void idle() {
    // Nothing is to be learnt of a connection on which nothing is read.
  }

  @Override
  public boolean isConnected() {
    return channel.isOpen();
  }

  @Override
  public PeerInfo remotePeer() {
    return remote;
  }

  @Override
  public PeerInfo localPeer() {
    try {
      return new Peer(channel.getLocalAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean isSecure() {
    return secure;
  }

  @Override
  public String socketId() {
    return "server";
  }

  @Override
  public String childSocketId() {
    return remote.toString();
  }

  private record Peer(SocketAddress address) implements PeerInfo {
    @Override
    public String host() {
      return address instanceof InetSocketAddress internet ? internet.getHostString() : "";
    }

    @Override
    public int port() {
      return address instanceof InetSocketAddress internet ? internet.getPort() : -1;
    }

    @Override
    public Optional<Principal> tlsPrincipal() {
      return Optional.empty();
    }

    @Override
    public Optional<Certificate[]> tlsCertificates() {
      return Optional.empty();
    }
  }
}
