package chat.ranvier.http.server;

import chat.ranvier.application.environment.port.StorageUse;
import chat.ranvier.application.environment.port.Tracing.Span;
import chat.ranvier.application.environment.port.WorkingMemory;
import chat.ranvier.application.failure.ErrorCode;
import chat.ranvier.http.server.RouteTree.Match;
import chat.ranvier.http.server.RouteTree.Match.Found;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.HttpSecurity;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * The way of every request of a listener: route, answer, body drained, answer sent, log line.
 *
 * <p>It stands in the place of the web server's own routing, which matches decoded paths and cuts
 * off what follows a semicolon.
 */
final class RequestPipeline implements HttpRouting {
  private static final Logger LOG = LoggerFactory.getLogger(RequestPipeline.class);
  private static final String LOG_REQUEST = "request";
  private static final Answer PREFLIGHT = Answer.empty().with("Access-Control-Max-Age", "86400");

  private final Listener listener;
  private final ServerParts parts;
  private final RequestLog log;

  RequestPipeline(Listener listener, ServerParts parts) {
    this.listener = listener;
    this.parts = parts;
    this.log = new RequestLog(listener);
  }

  @Override
  public HttpSecurity security() {
    return HttpSecurity.create();
  }

  @Override
  public void route(
      ConnectionContext connection, RoutingRequest request, RoutingResponse response) {
    parts.deadlines().headComplete();
    RequestBody body = new RequestBody(request, connection, parts.deadlines());
    ServedRequest served =
        new ServedRequest(request, connection, listener, requestId(request), body, parts.memory());
    MDC.put(LOG_REQUEST, served.requestId());
    try {
      boolean goesOn =
          ScopedValue.where(StorageUse.CURRENT, served)
              .where(WorkingMemory.CURRENT, served)
              .call(() -> serve(served, request, response, body, connection));
      if (!goesOn) {
        body.linger();
        throw new CloseConnectionException("no request follows on this connection");
      }
    } finally {
      MDC.remove(LOG_REQUEST);
    }
  }

  /** Serves the request; the answer is whether another can follow on its connection. */
  private boolean serve(
      ServedRequest served,
      RoutingRequest request,
      RoutingResponse response,
      RequestBody body,
      ConnectionContext connection) {
    long began = parts.time().nanos();
    Match match = match(served);
    String route = match instanceof Found found ? found.route().name() : FinishedRequest.NO_ROUTE;
    String method = Methods.known(served.method());
    parts.observer().started(method, route);
    int status = 499;
    long bytes = 0;
    long answered = began;
    boolean goesOn = false;
    boolean gone = true;
    try (Span span = parts.tracing().begin(method + " " + route, served)) {
      served.trace(span);
      Answer answer = answer(served, match, span);
      served.answerIsKnown(answer);
      status = answer.status();
      answered = parts.time().nanos();
      goesOn = keepsOpen(request, body);
      if (!goesOn) {
        response.headers().set(HeaderValues.CONNECTION_CLOSE);
      }
      boolean isOld = connection instanceof ClientConnection client && client.isOld();
      bytes =
          send(request, response, isOld ? answer.atHand() : answer, connection, compresses(match));
      gone = false;
      span.attribute("http.response.status_code", status);
    } catch (ClientGoneException e) {
      goesOn = false;
    } finally {
      served.releaseAnswer();
      finish(served, new Outcome(route, status, bytes, began, answered, gone));
    }
    return goesOn;
  }

  private Match match(ServedRequest served) {
    String method = served.method().equals("HEAD") ? "GET" : served.method();
    Match match = parts.router().match(method, served.rawPath());
    return match instanceof Found found && !listener.resources().contains(found.route().resource())
        ? Match.NOTHING
        : match;
  }

  private Answer answer(ServedRequest served, Match match, Span span) {
    if (served.method().equals("OPTIONS")) {
      return PREFLIGHT;
    }
    return switch (match) {
      case Found found -> call(served, found, span);
      case Match.OtherMethod ignored ->
          MatrixErrors.of(405, ErrorCode.UNRECOGNIZED, "Unrecognized request");
      case Match.Nothing ignored -> MatrixErrors.of(ErrorCode.UNRECOGNIZED, "Unrecognized request");
    };
  }

  private Answer call(ServedRequest served, Found found, Span span) {
    Exchange exchange = new Exchange(served, found, maxBody(found.route()));
    try {
      return found.route().endpoint().handle(exchange);
    } catch (ClientGoneException e) {
      throw e;
    } catch (RuntimeException | Error e) {
      endIfFatal(found.route(), e);
      Optional<Answer> refusal =
          e instanceof RuntimeException failure ? MatrixErrors.refusal(failure) : Optional.empty();
      return refusal.orElseGet(() -> broken(found.route(), e, span));
    } finally {
      served.releaseBody();
    }
  }

  /** Too deep a recursion or a class that is not there is this request's own; no memory is not. */
  private void endIfFatal(Route route, Throwable failure) {
    if (failure instanceof VirtualMachineError && !(failure instanceof StackOverflowError)) {
      parts.surroundings().fatalErrors().end(route.toString(), failure);
    }
  }

  private Answer broken(Route route, Throwable failure, Span span) {
    if (parts.stopping().get()) {
      return MatrixErrors.of(503, ErrorCode.UNKNOWN, "The server is shutting down");
    }
    LOG.error("Failed to answer {}", route, failure);
    span.failed(failure);
    return MatrixErrors.internal();
  }

  private int maxBody(Route route) {
    return route.admission() == Admission.EVERYBODY
        ? parts.limits().openBodyBytes()
        : parts.limits().bodyBytes();
  }

  private boolean keepsOpen(RoutingRequest request, RequestBody body) {
    return body.finish()
        && !parts.stopping().get()
        && !request.headers().containsToken(HeaderValues.CONNECTION_CLOSE);
  }

  private boolean compresses(Match match) {
    return match instanceof Found found && listener.compressed().contains(found.route().resource());
  }

  private long send(
      RoutingRequest request,
      RoutingResponse response,
      Answer answer,
      ConnectionContext connection,
      boolean compress) {
    long size = answer.body() instanceof Answer.Whole whole ? whole.bytes().length : 64L << 20;
    try {
      return parts
          .deadlines()
          .within(connection, size, () -> parts.writer().send(request, response, answer, compress));
    } catch (CloseConnectionException | UncheckedIOException e) {
      throw new ClientGoneException(e);
    } catch (RuntimeException e) {
      LOG.error("Failed while sending an answer", e);
      throw new ClientGoneException(e);
    }
  }

  private void finish(ServedRequest served, Outcome outcome) {
    long ended = parts.time().nanos();
    FinishedRequest finished =
        new FinishedRequest(
            listener.tag(),
            Methods.known(served.method()),
            outcome.route,
            outcome.status,
            ended - outcome.began,
            outcome.bytes,
            served.storageCosts());
    parts.observer().finished(finished);
    if (!served.rawPath().equals("/health")) {
      log.write(served, finished, ended - outcome.answered, outcome.gone);
    }
  }

  private String requestId(RoutingRequest request) {
    if (listener.requestIdHeader().isPresent()) {
      Optional<String> given =
          request.headers().first(HeaderNames.create(listener.requestIdHeader().get()));
      if (given.isPresent() && LogText.isPlainId(given.get())) {
        return given.get();
      }
    }
    String method = Methods.known(request.prologue().method().text());
    return method + "-" + parts.requestCount().getAndIncrement();
  }

  private record Outcome(
      String route, int status, long bytes, long began, long answered, boolean gone) {}
}
