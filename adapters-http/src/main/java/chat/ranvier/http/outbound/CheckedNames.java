package chat.ranvier.http.outbound;

import chat.ranvier.application.outbound.port.AddressRules;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Names whose addresses are checked as they are looked up, so that what is connected to is what was
 * checked. A name of which one address is forbidden has none.
 */
record CheckedNames(NameLookup names, AddressRules rules) implements DnsResolver {
  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    List<InetAddress> addresses = names.addresses(host);
    if (!addresses.stream().allMatch(rules::permit)) {
      throw new ForbiddenAddressException(host);
    }
    return addresses.toArray(InetAddress[]::new);
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }
}
