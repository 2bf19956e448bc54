package chat.ranvier.application.push;

import chat.ranvier.application.accountdata.IgnoredUsers;
import chat.ranvier.application.commit.Commits;
import chat.ranvier.application.commit.Projection;
import chat.ranvier.application.commit.port.Counters;
import chat.ranvier.application.environment.CacheStatistics;
import chat.ranvier.application.environment.port.Time;
import chat.ranvier.application.membership.port.MembershipStore;
import chat.ranvier.application.push.port.EventOutcome;
import chat.ranvier.application.push.port.NotificationStore;
import chat.ranvier.application.push.port.PushRuleStore;
import chat.ranvier.application.receipt.port.ReceiptStore;
import chat.ranvier.application.room.RoomEngine;
import chat.ranvier.domain.identifier.ServerName;
import chat.ranvier.domain.push.PushRuleFeatures;
import java.util.List;

/** What finds out whom events notify and counts what users have not read, put together. */
public final class PushEngine {
  /** Each of the others takes this part of what rules may take. */
  private static final int OTHER_CACHES = 4;

  private final FindPushRules findPushRules;
  private final Attitudes attitudes;
  private final OutcomeWriter writer;
  private final UnreadCounts counts;
  private final Notifications notifications;
  private final PushProjection projection;

  /** Where what it needs is kept. */
  public record Storage(
      NotificationStore notifications,
      PushRuleStore rules,
      ReceiptStore receipts,
      MembershipStore memberships,
      Counters counters) {}

  /**
   * What surrounds it.
   *
   * @param cacheBytes about how much memory rules may take, and what is counted nearly as much
   */
  public record Surroundings(
      ServerName server,
      PushRuleFeatures features,
      IgnoredUsers ignored,
      Time time,
      long cacheBytes) {}

  /** An engine that goes on where what is stored ends. */
  public PushEngine(Storage storage, RoomEngine rooms, Commits commits, Surroundings surroundings) {
    this.findPushRules = new FindPushRules(storage.rules(), surroundings.features());
    this.attitudes =
        new Attitudes(
            storage.rules(),
            findPushRules,
            surroundings.ignored(),
            commits,
            surroundings.cacheBytes());
    long share = surroundings.cacheBytes() / OTHER_CACHES;
    Audiences audiences =
        new Audiences(
            surroundings.server(), storage.rules(), storage.memberships(), attitudes, share);
    this.writer =
        new OutcomeWriter(
            new OutcomeWriter.Storage(storage.notifications(), storage.counters(), commits),
            surroundings.time(),
            stored -> stored(audiences, stored));
    RecentOutcomes recent = new RecentOutcomes(storage.notifications(), writer, share);
    UnreadRecount recount =
        new UnreadRecount(storage.notifications(), storage.receipts(), storage.memberships());
    this.counts =
        new UnreadCounts(
            attitudes,
            storage.memberships(),
            new UnreadCounts.Sources(writer, recent, recount),
            commits,
            share);
    this.notifications = new Notifications(storage.notifications(), attitudes, audiences, writer);
    this.projection =
        new PushProjection(
            evaluation(rooms, audiences, surroundings),
            new PushProjection.PushParts(audiences, writer, recent, counts),
            storage.notifications(),
            rooms,
            commits,
            surroundings.time());
  }

  private void stored(Audiences audiences, List<EventOutcome> stored) {
    counts.stored();
    Notifications.tell(audiences, stored);
  }

  private PushEvaluation evaluation(
      RoomEngine rooms, Audiences audiences, Surroundings surroundings) {
    return new PushEvaluation(
        surroundings.server(),
        surroundings.features(),
        rooms.rooms(),
        attitudes,
        audiences,
        new ThreadRoots(rooms.events()::event));
  }

  /** Finds out what is left over from before the server was started. */
  public void begin() {
    projection.begin();
  }

  /**
   * Ends: what is not stored yet is stored.
   *
   * @throws chat.ranvier.application.commit.port.StorageException where that is not possible: it is
   *     found out again after the next start
   */
  public void close() {
    stop();
    writer.flush();
  }

  /** Ends where it is. */
  public void stop() {
    projection.close();
    writer.close();
  }

  /** What has to be told of everything before clients are. */
  public Projection projection() {
    return projection;
  }

  /** How much users have not read. */
  public UnreadCounts counts() {
    return counts;
  }

  /** What users are notified of. */
  public Notifications notifications() {
    return notifications;
  }

  /** What users' push rules are. */
  public FindPushRules findPushRules() {
    return findPushRules;
  }

  /** What its caches have done so far. */
  public List<CacheStatistics> statistics() {
    return List.of(attitudes.statistics(), counts.statistics());
  }
}
