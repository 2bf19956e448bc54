package chat.ranvier.bootstrap.config;

import static chat.ranvier.bootstrap.config.option.InvalidOptionException.require;

import chat.ranvier.application.outbound.port.AddressRange;
import chat.ranvier.application.outbound.port.AddressRules;
import chat.ranvier.bootstrap.config.option.Option;
import chat.ranvier.bootstrap.config.option.Secret;
import chat.ranvier.bootstrap.config.option.Section;
import chat.ranvier.http.outbound.ForwardProxy;
import chat.ranvier.http.outbound.ProxyRules;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Where requests go that this server makes. */
@Section(
    title = "Outbound requests",
    doc =
        "Where requests go that this server makes to servers of others: push gateways today. Each"
            + " host is looked up once, and what is connected to is what was checked. No redirect is"
            + " followed.")
public record OutboundConfig(
    @Option(
            name = "ip_range_blocklist",
            byDefault =
                """
                ["127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", \
                "192.0.0.0/24", "169.254.0.0/16", "192.88.99.0/24", "198.18.0.0/15", \
                "192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "::1/128", \
                "fe80::/10", "fc00::/7", "2001:db8::/32", "ff00::/8", "fec0::/10"]\
                """,
            formerly = {"ip_range_blacklist", "federation_ip_range_blacklist"},
            doc =
                "Addresses that no request goes to. `0.0.0.0` and `::` are always among them. Of no"
                    + " account where a proxy is used: it has to look after that itself.")
        List<String> blocked,
    @Option(
            name = "ip_range_allowlist",
            byDefault = "[]",
            formerly = "ip_range_whitelist",
            doc =
                "Addresses that requests may go to although they are in `ip_range_blocklist`: that"
                    + " of a push gateway in your own network, for example.")
        List<String> allowed,
    @Option(
            name = "http_proxy",
            doc =
                "The proxy for addresses of `http`: `[scheme://][name:password@]host[:port]`, the"
                    + " scheme being `http` or `https` (how the proxy itself is spoken with), the"
                    + " port 1080 where none is given. Without it, the environment's `http_proxy`.")
        Optional<Secret> httpProxy,
    @Option(
            name = "https_proxy",
            doc = "The same for addresses of `https`. Without it, the environment's `https_proxy`.")
        Optional<Secret> httpsProxy,
    @Option(
            name = "no_proxy_hosts",
            byDefault = "[]",
            doc =
                "Hosts that are reached without a proxy: names, which stand for those below them as"
                    + " well, addresses, ranges of addresses, or `*` for all. Without it, the"
                    + " environment's `no_proxy`, separated by commas.")
        List<String> direct) {
  /** Checks that ranges are ranges and proxies are proxies. */
  public OutboundConfig {
    blocked.forEach(range -> requireRange("ip_range_blocklist", range));
    allowed.forEach(range -> requireRange("ip_range_allowlist", range));
    requireProxy("http_proxy", httpProxy);
    requireProxy("https_proxy", httpsProxy);
  }

  private static void requireRange(String option, String range) {
    require(
        AddressRange.parse(range).isPresent(),
        option,
        "must hold addresses and ranges such as 192.168.0.0/16; \"" + range + "\" is none");
  }

  private static void requireProxy(String option, Optional<Secret> proxy) {
    require(
        proxy.map(Secret::value).map(ForwardProxy::parse).map(Optional::isPresent).orElse(true),
        option,
        "must be [scheme://][name:password@]host[:port], where the scheme is http or https");
  }

  /** To which addresses requests may go. */
  public AddressRules rules() {
    return new AddressRules(ranges(blocked), ranges(allowed));
  }

  private static List<AddressRange> ranges(List<String> texts) {
    return texts.stream().flatMap(text -> AddressRange.parse(text).stream()).toList();
  }

  /** By which proxies they go. */
  public ProxyRules proxies() {
    return new ProxyRules(
        httpProxy.map(Secret::value).flatMap(ForwardProxy::parse),
        httpsProxy.map(Secret::value).flatMap(ForwardProxy::parse),
        direct.stream().flatMap(hosts -> Arrays.stream(hosts.split(",", -1))).toList());
  }
}
