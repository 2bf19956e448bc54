package chat.ranvier.http.server;

import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.application.failure.MatrixFailure;
import io.helidon.common.buffers.DataReader;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http.RoutingRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The body of a request on its way in: bounded, watched, and read to its end or given up. */
final class RequestBody {
  private static final int PIECE = 16 << 10;
  private static final int DRAIN = 64 << 10;
  private static final int LINGER = 32 << 20;

  private final RoutingRequest request;
  private final ConnectionContext connection;
  private final Deadlines deadlines;
  private @Nullable InputStream opened;
  private boolean ended;
  private boolean broken;

  RequestBody(RoutingRequest request, ConnectionContext connection, Deadlines deadlines) {
    this.request = request;
    this.connection = connection;
    this.deadlines = deadlines;
    this.ended = !request.content().hasEntity();
  }

  /** All of it. */
  byte[] whole(int max) {
    if (ended) {
      return new byte[0];
    }
    refuseDeclared(max);
    return deadlines.within(connection, max, () -> readWhole(max));
  }

  /**
   * How large it will be: what the client has declared, or else what is allowed.
   *
   * @throws MatrixFailure {@code M_TOO_LARGE} where it declares more
   */
  long expected(int max) {
    if (ended) {
      return 0;
    }
    refuseDeclared(max);
    return declared() < 0 ? max : declared();
  }

  /** All of it, piece by piece. */
  InputStream stream(long max) {
    refuseDeclared(max);
    return new Bounded(max);
  }

  /**
   * Reads what nobody has read, as far as that is worth it.
   *
   * @return whether another request can follow on this connection
   */
  boolean finish() {
    if (ended || broken) {
      return !broken;
    }
    return !waitsForLeave() && deadlines.within(connection, DRAIN, () -> drain(DRAIN));
  }

  /**
   * Reads on, after the answer, what a client sends that does not look at answers before it has
   * sent everything: if it were left unread, closing the connection would take the answer away.
   */
  void linger() {
    if (!ended && !broken && !waitsForLeave()) {
      if (connection.serverSocket() instanceof ClientSocket socket) {
        socket.endOutput();
      }
      deadlines.within(connection, 0, () -> drain(LINGER));
    }
  }

  private boolean waitsForLeave() {
    return opened == null && request.headers().containsToken(HeaderValues.EXPECT_100);
  }

  private byte[] readWhole(int max) {
    int declared = (int) Math.min(max, declared());
    if (declared >= PIECE) {
      return readDeclared(declared);
    }
    byte[] piece = new byte[declared >= 0 ? declared + 1 : PIECE];
    int length = fill(piece, 0);
    if (ended) {
      return length == piece.length ? piece : Arrays.copyOf(piece, length);
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream(2 * PIECE);
    while (length > 0) {
      all.write(piece, 0, length);
      if (all.size() > max) {
        throw tooLarge();
      }
      length = fill(piece, 0);
    }
    return all.toByteArray();
  }

  private byte[] readDeclared(int declared) {
    byte[] all = new byte[declared];
    int length = fill(all, 0);
    if (!ended && length == declared) {
      ended = read(new byte[1], 0, 1) < 0;
    }
    return length == declared ? all : Arrays.copyOf(all, length);
  }

  /** Reads until the piece is full or the body has ended. */
  private int fill(byte[] piece, int from) {
    int length = from;
    while (length < piece.length) {
      int read = read(piece, length, piece.length - length);
      if (read < 0) {
        return length;
      }
      length += read;
    }
    return length;
  }

  private boolean drain(int most) {
    byte[] piece = new byte[PIECE];
    try {
      for (int drained = 0; !ended && drained < most; drained += PIECE) {
        fill(piece, 0);
      }
      return ended;
    } catch (ClientGoneException | MatrixFailure e) {
      return false;
    }
  }

  private int read(byte[] into, int from, int length) {
    try {
      int read = open().read(into, from, length);
      ended |= read < 0;
      return read;
    } catch (CloseConnectionException
        | DataReader.InsufficientDataAvailableException
        | IOException e) {
      broken = true;
      throw new ClientGoneException(e);
    } catch (RuntimeException e) {
      broken = true;
      throw new MatrixFailure(ErrorCode.UNKNOWN, "The body of the request is malformed");
    }
  }

  private InputStream open() {
    InputStream stream = opened;
    if (stream == null) {
      stream = request.content().inputStream();
      opened = stream;
    }
    return stream;
  }

  private void refuseDeclared(long max) {
    if (declared() > max) {
      throw tooLarge();
    }
  }

  private long declared() {
    return request.headers().contains(HeaderNames.CONTENT_LENGTH)
        ? request.headers().contentLength().orElse(-1)
        : -1;
  }

  private static MatrixFailure tooLarge() {
    return new MatrixFailure(ErrorCode.TOO_LARGE, "The body of the request is too large");
  }

  /** The body for a reader that takes its time: each read is watched, not the whole. */
  private final class Bounded extends InputStream {
    private final long max;
    private long count;

    private Bounded(long max) {
      this.max = max;
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) {
      Objects.checkFromIndexSize(from, length, into.length);
      if (ended || length == 0) {
        return ended ? -1 : 0;
      }
      int read =
          deadlines.within(connection, length, () -> RequestBody.this.read(into, from, length));
      count += Math.max(0, read);
      if (count > max) {
        throw tooLarge();
      }
      return read;
    }
  }
}
