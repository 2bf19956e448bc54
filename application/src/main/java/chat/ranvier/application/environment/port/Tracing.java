package chat.ranvier.application.environment.port;

/** Where spans go: pieces of work with a name, a parent and a duration. */
public interface Tracing {
  /** Begins a span under the current one of this thread and makes it the current one. */
  Span begin(String name);

  /** Begins a span under a context of another thread and makes it the current one. */
  Span beginUnder(Context parent, String name);

  /** The current span's context, to be carried to another thread. */
  Context current();

  /** A place in a trace that can be carried between threads. */
  interface Context {}

  /** A piece of work that goes on until it is closed, on the thread that began it. */
  interface Span extends AutoCloseable {
    /** Notes a text about the work. */
    Span attribute(String key, String value);

    /** Notes a number about the work. */
    Span attribute(String key, long value);

    /** Notes that the work failed. */
    void failed(Throwable cause);

    @Override
    void close();
  }
}
