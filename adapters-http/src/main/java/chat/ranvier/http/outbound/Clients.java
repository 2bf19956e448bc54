package chat.ranvier.http.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * HTTP clients that do what they are told and nothing else: no redirects, no repetition, no
 * cookies, no compression. Connections are kept for those who come next.
 */
final class Clients {
  private static final int MAX_CONNECTIONS = 1_024;
  private static final int MAX_CONNECTIONS_OF_HOST = 128;
  private static final Timeout CONNECT = Timeout.ofSeconds(10);
  private static final Timeout SILENCE = Timeout.ofSeconds(60);
  private static final TimeValue IDLE = TimeValue.ofSeconds(30);
  private static final TimeValue LIFE = TimeValue.ofMinutes(5);

  private Clients() {}

  static CloseableHttpClient direct(CheckedHttp.Network network, String userAgent) {
    return builder(new CheckedNames(network.names(), network.rules()), userAgent).build();
  }

  static CloseableHttpClient proxied(CheckedHttp.Network network, String userAgent) {
    BasicCredentialsProvider logins = new BasicCredentialsProvider();
    network.proxies().http().ifPresent(proxy -> addLogin(logins, proxy));
    network.proxies().https().ifPresent(proxy -> addLogin(logins, proxy));
    return builder(new UncheckedNames(network.names()), userAgent)
        .setDefaultCredentialsProvider(logins)
        .setRoutePlanner(new ByProxy(network.proxies()))
        .build();
  }

  private static void addLogin(BasicCredentialsProvider logins, ForwardProxy proxy) {
    proxy
        .login()
        .ifPresent(
            login ->
                logins.setCredentials(
                    new AuthScope(proxy.host(), proxy.port()),
                    new UsernamePasswordCredentials(login.name(), login.password().toCharArray())));
  }

  private static HttpClientBuilder builder(DnsResolver names, String userAgent) {
    return HttpClientBuilder.create()
        .setConnectionManager(
            PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(names)
                .setMaxConnTotal(MAX_CONNECTIONS)
                .setMaxConnPerRoute(MAX_CONNECTIONS_OF_HOST)
                .setDefaultConnectionConfig(
                    ConnectionConfig.custom()
                        .setConnectTimeout(CONNECT)
                        .setSocketTimeout(SILENCE)
                        .setTimeToLive(LIFE)
                        .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                        .build())
                .build())
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setRedirectsEnabled(false)
                .setConnectionRequestTimeout(SILENCE)
                .setResponseTimeout(SILENCE)
                .build())
        .evictIdleConnections(IDLE)
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableCookieManagement()
        .disableContentCompression()
        .setUserAgent(userAgent);
  }

  static void close(CloseableHttpClient client) {
    client.close(CloseMode.IMMEDIATE);
  }

  /** Names of proxies, which the operator has chosen. */
  private record UncheckedNames(NameLookup names) implements DnsResolver {
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      return names.addresses(host).toArray(InetAddress[]::new);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }

  /** The way by the proxy of each scheme. */
  private static final class ByProxy extends DefaultRoutePlanner {
    private final ProxyRules proxies;

    ByProxy(ProxyRules proxies) {
      super(null);
      this.proxies = proxies;
    }

    @Override
    protected @Nullable HttpHost determineProxy(HttpHost target, HttpContext context) {
      Optional<ForwardProxy> proxy =
          target.getSchemeName().equals("https") ? proxies.https() : proxies.http();
      return proxy.map(it -> new HttpHost(it.scheme(), it.host(), it.port())).orElse(null);
    }
  }
}
