package chat.ranvier.http.server;

import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.PeerInfo;
import io.helidon.common.socket.SocketWriter;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.Router;
import io.helidon.webserver.ServerConnectionException;
import java.io.UncheckedIOException;
import java.util.concurrent.ExecutorService;

/** A connection as the web server's HTTP/1.1 sees it, read through a {@link PieceReader}. */
final class ClientConnection implements ConnectionContext {
  private final HelidonSocket socket;
  private final ListenerContext listener;
  private final Router router;
  private final ArrivingBytes arriving;
  private final DataReader reader;
  private final DataWriter writer;

  ClientConnection(HelidonSocket socket, ListenerContext listener, Router router) {
    this.socket = socket;
    this.listener = listener;
    this.router = router;
    this.arriving = new ArrivingBytes(socket);
    this.reader = new PieceReader(this::received);
    this.writer = SocketWriter.create(socket);
  }

  /** Whether the client speaks HTTP/1.0, and takes no answer in chunks. */
  boolean isOld() {
    return arriving.isOld();
  }

  /** Who goes away within a head is no error of the server's, as the web server would have it. */
  private byte[] received() {
    try {
      byte[] bytes = arriving.get();
      if (bytes == null) {
        throw new CloseConnectionException("the client has gone");
      }
      return bytes;
    } catch (UncheckedIOException e) {
      throw new ServerConnectionException("cannot read from the client", e);
    }
  }

  @Override
  public ListenerContext listenerContext() {
    return listener;
  }

  @Override
  public ExecutorService executor() {
    return listener.executor();
  }

  @Override
  public DataWriter dataWriter() {
    return writer;
  }

  @Override
  public DataReader dataReader() {
    return reader;
  }

  @Override
  public Router router() {
    return router;
  }

  @Override
  public HelidonSocket serverSocket() {
    return socket;
  }

  @Override
  public PeerInfo remotePeer() {
    return socket.remotePeer();
  }

  @Override
  public PeerInfo localPeer() {
    return socket.localPeer();
  }

  @Override
  public boolean isSecure() {
    return socket.isSecure();
  }

  @Override
  public String socketId() {
    return socket.socketId();
  }

  @Override
  public String childSocketId() {
    return socket.childSocketId();
  }
}
