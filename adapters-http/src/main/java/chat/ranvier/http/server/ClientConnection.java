package chat.ranvier.http.server;

import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.PeerInfo;
import io.helidon.common.socket.SocketWriter;
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
  private final DataReader reader;
  private final DataWriter writer;

  ClientConnection(HelidonSocket socket, ListenerContext listener, Router router) {
    this.socket = socket;
    this.listener = listener;
    this.router = router;
    this.reader = new PieceReader(() -> received(socket));
    this.writer = SocketWriter.create(socket);
  }

  private static byte[] received(HelidonSocket socket) {
    try {
      return socket.get();
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
