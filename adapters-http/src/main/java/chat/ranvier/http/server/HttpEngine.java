package chat.ranvier.http.server;

import io.helidon.common.concurrency.limits.FixedLimit;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.common.context.Context;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.http.HttpLogConfig;
import io.helidon.http.encoding.ContentEncodingContext;
import io.helidon.http.media.MediaContext;
import io.helidon.webserver.ListenerConfig;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.Router;
import io.helidon.webserver.Routing;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.spi.ServerConnection;
import java.util.List;
import java.util.concurrent.ExecutorService;

/** The web server's HTTP/1.1, set up for one listener: it reads requests and writes answers. */
final class HttpEngine implements ListenerContext, Router {
  private static final Context CONTEXT = Context.builder().id("matrix").build();

  private final RequestPipeline pipeline;
  private final Http1ConnectionSelector http;
  private final DirectHandlers earlyErrors;
  private final Limit unlimited = FixedLimit.create();
  private final MediaContext media =
      MediaContext.builder().mediaSupportsDiscoverServices(false).build();
  private final ContentEncodingContext encodings =
      ContentEncodingContext.builder().contentEncodingsDiscoverServices(false).build();
  private final ListenerConfig config =
      ListenerConfig.builder().protocolsDiscoverServices(false).buildPrototype();

  HttpEngine(RequestPipeline pipeline, ServerParts parts) {
    this.pipeline = pipeline;
    this.earlyErrors = new EarlyErrors(parts.writer()).asHandlers();
    this.http = Http1ConnectionSelector.builder().config(protocol(parts)).build();
  }

  /** HTTP on this socket. */
  ServerConnection connection(HelidonSocket socket) {
    return http.connection(new ClientConnection(socket, this, this));
  }

  /** The bound on requests at a time, which is none. */
  Limit unlimited() {
    return unlimited;
  }

  private static Http1Config protocol(ServerParts parts) {
    return Http1Config.builder()
        .maxPrologueLength(parts.limits().uriBytes())
        .maxHeadersSize(parts.limits().headerBytes())
        .validatePath(false)
        .validatePrologue(false)
        .validateResponseHeaders(false)
        .sendKeepAliveHeader(false)
        .log(HttpLogConfig.builder().receiveLog(false).sendLog(false).build())
        .addReceiveListener(parts.deadlines())
        .build();
  }

  @Override
  public <T extends Routing> T routing(Class<T> type, T otherwise) {
    return type.isInstance(pipeline) ? type.cast(pipeline) : otherwise;
  }

  @Override
  public List<? extends Routing> routings() {
    return List.of(pipeline);
  }

  @Override
  public void beforeStart() {
    // The pipeline has nothing to begin.
  }

  @Override
  public void afterStop() {
    // The pipeline has nothing to end.
  }

  @Override
  public Context context() {
    return CONTEXT;
  }

  @Override
  public MediaContext mediaContext() {
    return media;
  }

  @Override
  public ContentEncodingContext contentEncodingContext() {
    return encodings;
  }

  @Override
  public DirectHandlers directHandlers() {
    return earlyErrors;
  }

  @Override
  public ListenerConfig config() {
    return config;
  }

  @Override
  public ExecutorService executor() {
    throw new UnsupportedOperationException("a connection has no thread beside its own");
  }
}
