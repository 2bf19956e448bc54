package chat.ranvier.http.outbound;

import java.net.UnknownHostException;

/** A host is at an address that requests must not go to. */
final class ForbiddenAddressException extends UnknownHostException {
  ForbiddenAddressException(String host) {
    super(host + " is at an address that is not open to requests");
  }
}
