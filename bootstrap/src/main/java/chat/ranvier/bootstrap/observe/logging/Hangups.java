package chat.ranvier.bootstrap.observe.logging;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The signal SIGHUP, with which operators ask a running server to read files again.
 *
 * <p>The JDK's signals are reached by reflection: the compiler warns of them by name, although they
 * are there to stay and nothing replaces them.
 */
public final class Hangups {
  private static final Logger LOG = LoggerFactory.getLogger(Hangups.class);

  private Hangups() {}

  /** Runs this at each signal from now on, in place of what the process did before. */
  public static void listen(Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object listener =
          Proxy.newProxyInstance(
              handler.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, arguments) -> answer(proxy, method.getName(), arguments, action));
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance("HUP"), listener);
    } catch (ReflectiveOperationException e) {
      LOG.info("SIGHUP cannot be listened to here: {}", cause(e).toString());
    }
  }

  private static @Nullable Object answer(
      Object proxy, String method, Object[] arguments, Runnable action) {
    return switch (method) {
      case "handle" -> {
        action.run();
        yield null;
      }
      case "equals" -> proxy == arguments[0];
      case "hashCode" -> System.identityHashCode(proxy);
      default -> "SIGHUP";
    };
  }

  private static Throwable cause(ReflectiveOperationException failure) {
    return failure instanceof InvocationTargetException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }
}
