package chat.ranvier.http.server;

import java.io.IOException;

/** Says that the server cannot listen where it was told to. */
public final class ListenException extends RuntimeException {
  ListenException(Listener listener, IOException cause) {
    super("Cannot listen on " + name(listener.binding()) + ": " + cause.getMessage(), cause);
  }

  private static String name(Listener.Binding binding) {
    return switch (binding) {
      case Listener.Tcp tcp -> tcp.host() + " port " + tcp.port();
      case Listener.Unix unix -> unix.path().toString();
    };
  }
}
