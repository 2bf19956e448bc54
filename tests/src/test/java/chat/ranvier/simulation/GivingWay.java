package chat.ranvier.simulation;

import chat.ranvier.application.environment.port.Time;
import chat.ranvier.application.environment.port.Tracing;
import java.time.Duration;

/**
 * Time and tracing of a server under simulation: wherever it asks for the time or notes where it
 * is, others may go on first.
 */
final class GivingWay implements Time, Tracing {
  private static final Context NOWHERE = new Context() {};

  private final World world;
  private final Span span;

  GivingWay(World world) {
    this.world = world;
    this.span = new Unseen(world);
  }

  @Override
  public long nowMillis() {
    return world.nowMillis();
  }

  @Override
  public long nanos() {
    world.giveWay();
    return world.nanos();
  }

  @Override
  public Timer after(Duration delay, Runnable action) {
    return world.after(delay, action);
  }

  @Override
  public Span begin(String name) {
    world.giveWay();
    return span;
  }

  @Override
  public Span beginUnder(Context parent, String name) {
    return begin(name);
  }

  @Override
  public Context current() {
    return NOWHERE;
  }

  private record Unseen(World world) implements Span {
    @Override
    public Span attribute(String key, String value) {
      return this;
    }

    @Override
    public Span attribute(String key, long value) {
      world.giveWay();
      return this;
    }

    @Override
    public void failed(Throwable cause) {}

    @Override
    public void close() {
      world.giveWay();
    }
  }
}
