package chat.ranvier.application.device;

import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.commit.port.StorageException;
import chat.ranvier.application.device.port.DeviceSighting;
import chat.ranvier.application.device.port.DeviceStore;
import chat.ranvier.application.device.port.Sighting;
import chat.ranvier.application.environment.port.Time;
import chat.ranvier.domain.identifier.DeviceId;
import chat.ranvier.domain.identifier.UserId;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers when devices were last seen, and stores it now and then: every two minutes for a device
 * that stays where it is, many devices at once, and never while a request waits for it.
 */
public final class DeviceActivity {
  private static final Logger LOG = LoggerFactory.getLogger(DeviceActivity.class);
  private static final Duration BETWEEN_NOTES = Duration.ofMinutes(2);
  private static final Duration GATHERED = Duration.ofSeconds(10);
  private static final int MAX_REMEMBERED = 100_000;
  private static final int MAX_USER_AGENT = 512;

  private final DeviceStore devices;
  private final Commits commits;
  private final Time time;
  private final Cache<Key, Origin> noted;
  private final Map<Key, Sighting> waiting = new ConcurrentHashMap<>();
  private final AtomicBoolean flushOrdered = new AtomicBoolean();

  private record Key(UserId user, DeviceId device) {}

  private record Origin(String address, String userAgent) {}

  /** Stores through these. */
  public DeviceActivity(DeviceStore devices, Commits commits, Time time) {
    this.devices = devices;
    this.commits = commits;
    this.time = time;
    this.noted =
        Caffeine.newBuilder()
            .maximumSize(MAX_REMEMBERED)
            .expireAfterWrite(BETWEEN_NOTES)
            .ticker(time::nanos)
            .executor(Runnable::run)
            .build();
  }

  /** Notes a request of the device; returns at once. */
  public void seen(UserId user, DeviceId device, String address, String userAgent) {
    Key key = new Key(user, device);
    Origin origin = new Origin(address, userAgent);
    if (origin.equals(noted.getIfPresent(key))) {
      return;
    }
    noted.put(key, origin);
    waiting.put(key, new Sighting(time.nowMillis(), clean(address), clean(userAgent)));
    orderFlush();
  }

  /** Stores what has been noted and not yet stored. */
  public void flush() {
    flushOrdered.set(false);
    List<DeviceSighting> sightings = take();
    if (sightings.isEmpty()) {
      return;
    }
    try {
      commits.write(() -> devices.noteSightings(sightings));
    } catch (StorageException e) {
      LOG.warn(
          "Could not store when {} devices were last seen: {}", sightings.size(), e.getMessage());
    }
  }

  private List<DeviceSighting> take() {
    List<DeviceSighting> sightings = new ArrayList<>();
    for (Key key : List.copyOf(waiting.keySet())) {
      Sighting sighting = waiting.remove(key);
      if (sighting != null) {
        sightings.add(new DeviceSighting(key.user(), key.device(), sighting));
      }
    }
    return sightings;
  }

  private void orderFlush() {
    if (flushOrdered.compareAndSet(false, true)) {
      time.after(GATHERED, this::flush);
    }
  }

  private static String clean(String text) {
    String clean = text.replace("\0", "");
    return clean.length() <= MAX_USER_AGENT ? clean : clean.substring(0, MAX_USER_AGENT);
  }
}
