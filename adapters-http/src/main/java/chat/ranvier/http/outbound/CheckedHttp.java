package chat.ranvier.http.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.ranvier.application.environment.port.Time;
import chat.ranvier.application.outbound.port.AddressRules;
import chat.ranvier.application.outbound.port.OutboundAnswer;
import chat.ranvier.application.outbound.port.OutboundException;
import chat.ranvier.application.outbound.port.OutboundException.Kind;
import chat.ranvier.application.outbound.port.OutboundHttp;
import chat.ranvier.application.outbound.port.OutboundRequest;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.HttpClientResponseHandler;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/**
 * Requests by Apache HttpClient: to the addresses that were checked, or by a proxy, which has to
 * check them itself.
 */
public final class CheckedHttp implements OutboundHttp, AutoCloseable {
  private final ProxyRules proxies;
  private final CloseableHttpClient direct;
  private final CloseableHttpClient proxied;
  private final Time time;

  /** Where requests may go, and how they get there. */
  public record Network(AddressRules rules, ProxyRules proxies, NameLookup names) {}

  /**
   * Nothing connected yet.
   *
   * @param userAgent what the server calls itself
   */
  public CheckedHttp(Network network, String userAgent, Time time) {
    this.proxies = network.proxies();
    this.direct = Clients.direct(network, userAgent);
    this.proxied = Clients.proxied(network, userAgent);
    this.time = time;
  }

  @Override
  public OutboundAnswer send(OutboundRequest request) throws OutboundException {
    URI uri = uri(request.url());
    HttpUriRequestBase message = new HttpUriRequestBase(request.method(), uri);
    request
        .json()
        .map(json -> new ByteArrayEntity(json, ContentType.APPLICATION_JSON))
        .ifPresent(message::setEntity);
    Reading reading = new Reading(message, request.maxBytes());
    Countdown countdown = new Countdown(time, request.limit(), message::abort);
    try (countdown) {
      return client(uri).execute(message, reading);
    } catch (ForbiddenAddressException e) {
      throw new OutboundException(Kind.FORBIDDEN, e.toString(), e);
    } catch (IOException | RuntimeException e) {
      if (reading.isTooLarge) {
        throw new OutboundException(Kind.TOO_LARGE, "The answer is too large", e);
      }
      throw countdown.isOver()
          ? new OutboundException(Kind.TIMED_OUT, "No answer within " + request.limit(), e)
          : new OutboundException(Kind.UNREACHABLE, e.toString(), e);
    }
  }

  private CloseableHttpClient client(URI uri) {
    String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    int port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
    return proxies.find(scheme, bare(uri.getHost()), port).isPresent() ? proxied : direct;
  }

  private static String bare(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private static URI uri(String url) throws OutboundException {
    try {
      URI uri = new URI(url);
      String scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
      if (Set.of("http", "https").contains(scheme) && uri.getHost() != null) {
        return uri;
      }
      throw new OutboundException(Kind.FORBIDDEN, "Not an address of http or https");
    } catch (URISyntaxException e) {
      throw new OutboundException(Kind.FORBIDDEN, "Not an address", e);
    }
  }

  @Override
  public void close() {
    Clients.close(direct);
    Clients.close(proxied);
  }

  /** Reads an answer; one that is too large is broken off, as its end is waited for otherwise. */
  private static final class Reading implements HttpClientResponseHandler<OutboundAnswer> {
    private final HttpUriRequestBase message;
    private final int maxBytes;
    private boolean isTooLarge;

    Reading(HttpUriRequestBase message, int maxBytes) {
      this.message = message;
      this.maxBytes = maxBytes;
    }

    @Override
    public OutboundAnswer handleResponse(ClassicHttpResponse answer) throws IOException {
      HttpEntity entity = answer.getEntity();
      if (entity == null) {
        return new OutboundAnswer(answer.getCode(), "");
      }
      byte[] body = entity.getContent().readNBytes(maxBytes + 1);
      if (body.length > maxBytes) {
        isTooLarge = true;
        message.abort();
        throw new IOException("more than " + maxBytes + " bytes");
      }
      return new OutboundAnswer(answer.getCode(), new String(body, UTF_8));
    }
  }
}
