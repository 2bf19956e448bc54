package chat.ranvier.application.sync;

import chat.ranvier.application.commit.ChangeNotice;
import chat.ranvier.application.commit.ChangeStream;
import chat.ranvier.application.commit.Projection;
import chat.ranvier.application.environment.Mailbox;
import chat.ranvier.application.environment.Outcome;
import chat.ranvier.application.environment.port.Threads;
import chat.ranvier.application.membership.port.RoomMembership;
import chat.ranvier.application.room.port.MembershipChange;
import chat.ranvier.application.room.port.NewEvent;
import chat.ranvier.application.room.port.PositionedAppend;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.room.Membership;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells the feeds of users what has become visible, on a thread of its own. A room's change costs
 * one step for each user who polls and is in the room, however many members the room has; changes
 * that come close together wake a poll once.
 */
final class FanOut {
  private static final int MAX_BATCH = 64;

  private final Projection projection;
  private final OpenFeeds feeds;
  private final Followers followers;
  private final Mailbox<Item> mailbox;
  private volatile long announced;
  private volatile long told;

  /**
   * Tells these feeds of what becomes visible after the position.
   *
   * @param projection takes it in before
   */
  FanOut(
      Threads threads, Projection projection, OpenFeeds feeds, Followers followers, long position) {
    this.projection = projection;
    this.feeds = feeds;
    this.followers = followers;
    this.announced = position;
    this.told = position;
    this.mailbox = new Mailbox<>(threads, "feeds", MAX_BATCH, this::tell);
  }

  private sealed interface Item {}

  /** All that has become visible at a position: no feed is told of a half of it. */
  private record Told(long position, List<ChangeNotice> notices, long now) implements Item {}

  /** Somebody waits until all before it has been told. */
  private record Mark(Outcome<Long> reached) implements Item {}

  /**
   * This is all that has become visible at a position; called in the order of positions.
   *
   * @param now when, by the clock for durations
   */
  void changed(long position, List<ChangeNotice> notices, long now) {
    mailbox.put(new Told(position, notices, now));
    announced = Math.max(announced, position);
  }

  /** The position up to which every feed has been told everything. */
  long told() {
    return told;
  }

  /** Waits until every feed has been told of everything that has become visible until now. */
  void catchUp() {
    if (told < announced) {
      Outcome<Long> reached = new Outcome<>();
      mailbox.put(new Mark(reached));
      reached.await();
    }
  }

  private void tell(List<Item> batch) {
    List<Told> news = new ArrayList<>(batch.size());
    for (Item item : batch) {
      if (item instanceof Told one) {
        news.add(one);
      }
    }
    if (!news.isEmpty()) {
      tellNews(news);
    }
    for (Item item : batch) {
      if (item instanceof Mark mark) {
        mark.reached().succeed(told);
      }
    }
  }

  private void tellNews(List<Told> news) {
    for (Told one : news) {
      one.notices().forEach(notice -> projection.derive(one.position(), notice));
    }
    Map<UserFeed, List<FeedChange>> changes = new LinkedHashMap<>();
    for (Told one : news) {
      one.notices().forEach(notice -> sort(one.position(), notice, changes));
    }
    long position = Math.max(told, news.getLast().position());
    long now = news.getFirst().now();
    changes.forEach(
        (feed, its) -> {
          if (!feed.take(its, position, now)) {
            followers.removeAll(feed);
          }
        });
    told = position;
  }

  /** Adds to each feed's changes what the news is for it. */
  private void sort(long position, ChangeNotice notice, Map<UserFeed, List<FeedChange>> changes) {
    switch (notice) {
      case ChangeNotice.RoomEvents events -> sortEvents(events.appended(), changes);
      case ChangeNotice.InRooms inRooms -> {
        for (long room : inRooms.rooms()) {
          sortInRoom(new FeedChange.InRoom(inRooms.stream(), room, position), changes);
        }
      }
      case ChangeNotice.ForUsers forUsers -> {
        FeedChange change = new FeedChange.ForUser(forUsers.stream(), forUsers.room(), position);
        for (UserId user : forUsers.users()) {
          add(feeds.find(user), change, changes);
        }
      }
      case ChangeNotice.Forgotten forgotten ->
          add(feeds.find(forgotten.user()), new FeedChange.Forgot(forgotten.room()), changes);
    }
  }

  private void sortInRoom(FeedChange.InRoom change, Map<UserFeed, List<FeedChange>> changes) {
    for (UserFeed feed : followers.of(change.room())) {
      add(feed, change, changes);
    }
  }

  private static void add(
      @Nullable UserFeed feed, FeedChange change, Map<UserFeed, List<FeedChange>> changes) {
    if (feed != null) {
      changes.computeIfAbsent(feed, first -> new ArrayList<>(1)).add(change);
    }
  }

  private void sortEvents(PositionedAppend appended, Map<UserFeed, List<FeedChange>> changes) {
    long room = appended.append().room().number();
    long last = appended.lastPosition();
    Collection<RoomMembership> moved = newPlaces(appended).values();
    for (RoomMembership place : moved) {
      UserFeed feed = feeds.find(place.user());
      if (feed != null) {
        if (place.membership() == Membership.JOIN) {
          followers.add(room, feed);
        } else {
          followers.remove(room, feed);
        }
        add(feed, new FeedChange.Moved(place, last), changes);
      }
    }
    sortInRoom(new FeedChange.InRoom(ChangeStream.EVENTS, room, last), changes);
    if (!moved.isEmpty()) {
      sortInRoom(new FeedChange.InRoom(ChangeStream.MEMBERSHIPS, room, last), changes);
    }
  }

  /** Where the append leaves those users whose membership it changes. */
  private static Map<UserId, RoomMembership> newPlaces(PositionedAppend appended) {
    Map<UserId, RoomMembership> places = new LinkedHashMap<>();
    long position = appended.firstPosition();
    for (NewEvent event : appended.append().events()) {
      long at = position++;
      event.memberships().forEach(change -> places.put(change.user(), place(appended, change, at)));
    }
    return places;
  }

  private static RoomMembership place(
      PositionedAppend appended, MembershipChange change, long position) {
    return new RoomMembership(
        appended.append().room(),
        change.user(),
        change.membership(),
        change.eventNumber(),
        position,
        false,
        change.strippedState());
  }
}
