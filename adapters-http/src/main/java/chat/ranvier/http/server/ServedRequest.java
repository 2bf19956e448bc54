package chat.ranvier.http.server;

import chat.ranvier.application.access.ClientAddress;
import chat.ranvier.application.environment.port.StorageUse;
import chat.ranvier.application.environment.port.Tracing.Span;
import chat.ranvier.application.environment.port.WorkingMemory;
import chat.ranvier.http.server.FinishedRequest.StorageCosts;
import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http.RoutingRequest;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A request while it is served: what came in, and what is noted about it on the way. */
final class ServedRequest implements Incoming, StorageUse, WorkingMemory, RequestTracing.Headers {
  /** What every request may take without counting it: more than most need. */
  private static final long SMALL_ANSWER = 64 << 10;

  private static final HeaderName FORWARDED_FOR = HeaderNames.X_FORWARDED_FOR;
  private static final HeaderName FORWARDED_PROTO = HeaderNames.X_FORWARDED_PROTO;

  private final RoutingRequest request;
  private final ConnectionContext connection;
  private final Listener listener;
  private final String requestId;
  private final RequestBody body;
  private final RequestMemory memory;
  private final List<MemoryBudget.Claim> bodyClaims = new ArrayList<>(2);
  private MemoryBudget.@Nullable Claim answerClaim;
  private long uncounted;
  private final AtomicInteger transactions = new AtomicInteger();
  private final AtomicLong waited = new AtomicLong();
  private final AtomicLong worked = new AtomicLong();
  private final AtomicInteger eventsRead = new AtomicInteger();
  private @Nullable ClientAddress address;
  private @Nullable Span span;
  private String requester = "";

  ServedRequest(
      RoutingRequest request,
      ConnectionContext connection,
      Listener listener,
      String requestId,
      RequestBody body,
      RequestMemory memory) {
    this.request = request;
    this.connection = connection;
    this.listener = listener;
    this.requestId = requestId;
    this.body = body;
    this.memory = memory;
  }

  @Override
  public String method() {
    return request.prologue().method().text();
  }

  @Override
  public String rawPath() {
    return originForm(request.prologue().uriPath().rawPath());
  }

  @Override
  public @Nullable String rawQuery() {
    return request.prologue().hasQuery() ? request.prologue().query().rawValue() : null;
  }

  @Override
  public Optional<String> header(String name) {
    return header(HeaderNames.create(name));
  }

  Optional<String> header(HeaderName name) {
    ServerRequestHeaders headers = request.headers();
    if (!headers.contains(name)) {
      return Optional.empty();
    }
    Header header = headers.get(name);
    return header.valueCount() == 1 ? Optional.of(header.get()) : Optional.empty();
  }

  @Override
  public ClientAddress address() {
    ClientAddress known = address;
    if (known == null) {
      known = findAddress();
      address = known;
    }
    return known;
  }

  @Override
  public boolean secure() {
    return listener.xForwarded()
        ? header(FORWARDED_PROTO).map("https"::equals).orElse(connection.isSecure())
        : connection.isSecure();
  }

  @Override
  public String requestId() {
    return requestId;
  }

  @Override
  public byte[] body(int maxBytes) {
    int max = Math.min(maxBytes, memory.largestBody());
    long expected = body.expected(max);
    byte[] bytes = expected <= RequestMemory.SMALL ? body.whole(max) : large(expected, max);
    bodyClaims.add(take(memory.trees(bytes.length), (long) bytes.length * RequestMemory.TREE));
    return bytes;
  }

  private byte[] large(long expected, int max) {
    bodyClaims.add(take(memory.arriving(), expected));
    return body.whole(max);
  }

  @Override
  public void take(long bytes) {
    if (answerClaim == null && uncounted + bytes <= SMALL_ANSWER) {
      uncounted += bytes;
      return;
    }
    if (answerClaim == null) {
      answerClaim = memory.answers().claim(requester, address().network());
    }
    answerClaim.take(bytes);
  }

  @Override
  public void giveBack(long bytes) {
    if (answerClaim == null) {
      uncounted -= bytes;
    } else {
      answerClaim.shrinkTo(Math.max(0, answerClaim.bytes() - bytes));
    }
  }

  @Override
  public void giveBackAll() {
    releaseAnswer();
  }

  private MemoryBudget.Claim take(MemoryBudget budget, long bytes) {
    return budget.take(requester, address().network(), bytes);
  }

  /** Gives back what the body took: the endpoint has done its work. */
  void releaseBody() {
    bodyClaims.forEach(MemoryBudget.Claim::close);
  }

  /** Keeps of what was set aside for the answer what it takes until it has been sent. */
  void answerIsKnown(Answer answer) {
    if (answer.body() instanceof Answer.Whole whole) {
      shrinkAnswer(whole.bytes().length);
    }
  }

  /** Gives back what the answer took: it has been sent. */
  void releaseAnswer() {
    shrinkAnswer(0);
    uncounted = 0;
  }

  private void shrinkAnswer(long rest) {
    if (answerClaim != null) {
      answerClaim.shrinkTo(rest);
    }
  }

  @Override
  public InputStream bodyStream(long maxBytes) {
    return body.stream(maxBytes);
  }

  @Override
  public void requestedBy(String who) {
    requester = who;
    if (span != null) {
      span.attribute("matrix.user_id", who);
    }
  }

  /** Notes on the request's span what is asked for, and who asks once that is known. */
  void trace(Span requestSpan) {
    span = requestSpan.attribute("url.path", rawPath());
  }

  /** Who makes the request, empty as long as nobody is known. */
  String requester() {
    return requester;
  }

  @Override
  public void transaction(long waitedNanos, long workedNanos) {
    transactions.incrementAndGet();
    waited.addAndGet(waitedNanos);
    worked.addAndGet(workedNanos);
  }

  @Override
  public void commit(long waitedNanos, long shareNanos) {
    transaction(waitedNanos, shareNanos);
  }

  @Override
  public void eventsRead(int count) {
    eventsRead.addAndGet(count);
  }

  StorageCosts storageCosts() {
    return new StorageCosts(transactions.get(), waited.get(), worked.get(), eventsRead.get());
  }

  private ClientAddress findAddress() {
    if (listener.xForwarded() && request.headers().contains(FORWARDED_FOR)) {
      Optional<String> client =
          ForwardedFor.client(request.headers().get(FORWARDED_FOR).allValues());
      if (client.isPresent()) {
        return new ClientAddress(client.get());
      }
    }
    SocketAddress peer = connection.remotePeer().address();
    return peer instanceof InetSocketAddress internet && internet.getAddress() != null
        ? new ClientAddress(internet.getAddress().getHostAddress())
        : ClientAddress.UNKNOWN;
  }

  /** The path of a target in absolute form, which a proxy may send, begins after the authority. */
  private static String originForm(String target) {
    if (target.startsWith("/")) {
      return target;
    }
    int authority = target.indexOf("://");
    int path = authority < 0 ? -1 : target.indexOf('/', authority + 3);
    return path < 0 ? "/" : target.substring(path);
  }
}
