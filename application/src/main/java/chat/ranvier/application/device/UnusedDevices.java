package chat.ranvier.application.device;

import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.commit.port.StorageException;
import chat.ranvier.application.device.port.DeviceSighting;
import chat.ranvier.application.device.port.DeviceStore;
import chat.ranvier.application.device.port.Sighting;
import chat.ranvier.application.device.port.UserDevice;
import chat.ranvier.application.environment.PeriodicTask;
import chat.ranvier.application.environment.port.Time;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks once a day for devices that have not been used for long: deletes those, and forgets where
 * they were used, after as long a time as the operator has decided.
 */
public final class UnusedDevices implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(UnusedDevices.class);
  private static final Duration AFTER_START = Duration.ofMinutes(5);
  private static final Duration BETWEEN = Duration.ofDays(1);
  private static final int PAGE = 100;

  private final DeviceStore devices;
  private final DeviceRemoval removal;
  private final Commits commits;
  private final Time time;
  private final Ages ages;
  private final PeriodicTask rounds;

  /**
   * When something is done with devices that are not used.
   *
   * @param deletion how long after their last use they are deleted; never where there is none
   * @param origins how long after that their address and user agent are forgotten
   */
  public record Ages(Optional<Duration> deletion, Optional<Duration> origins) {}

  /** Work that has not begun. */
  public UnusedDevices(
      DeviceStore devices, DeviceRemoval removal, Commits commits, Time time, Ages ages) {
    this.devices = devices;
    this.removal = removal;
    this.commits = commits;
    this.time = time;
    this.ages = ages;
    this.rounds = new PeriodicTask(time, this::round);
  }

  /** Begins, minutes from now. */
  public void begin() {
    rounds.begin(AFTER_START);
  }

  private Duration round() {
    try {
      ages.deletion().ifPresent(age -> eachPage(age, this::delete));
      ages.origins().ifPresent(age -> eachPage(age, this::forgetOrigins));
    } catch (StorageException e) {
      LOG.warn("Devices that are not used any more stay for another day: {}", e.getMessage());
    } catch (RuntimeException e) {
      LOG.warn("Could not look after devices that are not used any more", e);
    }
    return BETWEEN;
  }

  private void eachPage(Duration age, Consumer<List<DeviceSighting>> work) {
    long before = time.nowMillis() - age.toMillis();
    List<DeviceSighting> page = devices.seenBefore(before, Optional.empty(), PAGE);
    while (!page.isEmpty() && !rounds.isClosed()) {
      work.accept(page);
      DeviceSighting last = page.getLast();
      page =
          devices.seenBefore(before, Optional.of(new UserDevice(last.user(), last.device())), PAGE);
    }
  }

  private void delete(List<DeviceSighting> page) {
    for (DeviceSighting stale : page) {
      removal.remove(stale.user(), List.of(stale.device()));
      LOG.info(
          "Deleted device {} of {}, which was not used any more", stale.device(), stale.user());
    }
  }

  private void forgetOrigins(List<DeviceSighting> page) {
    List<DeviceSighting> forgotten =
        page.stream()
            .filter(each -> !each.sighting().address().isEmpty())
            .map(each -> new DeviceSighting(each.user(), each.device(), bare(each.sighting())))
            .toList();
    if (!forgotten.isEmpty()) {
      commits.write(() -> devices.noteSightings(forgotten));
    }
  }

  private static Sighting bare(Sighting sighting) {
    return new Sighting(sighting.at(), "", "");
  }

  /** Begins no further page. */
  @Override
  public void close() {
    rounds.close();
  }
}
