package chat.ranvier.application.push;

import chat.ranvier.application.membership.port.MembershipStore;
import chat.ranvier.application.push.port.Counts;
import chat.ranvier.application.push.port.EventOutcome;
import chat.ranvier.application.push.port.Mark;
import chat.ranvier.application.push.port.NotificationStore;
import chat.ranvier.application.push.port.Tally;
import chat.ranvier.application.receipt.port.ReadMark;
import chat.ranvier.application.receipt.port.ReceiptStore;
import chat.ranvier.application.room.port.RoomRef;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.push.FollowedRooms;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts what users have not read by what is stored. A room is read up to where the user came to
 * it, or the newest of their receipts for all of it; a thread, and what is in none, up to the
 * newest receipt for it as well.
 */
final class UnreadRecount {
  private final NotificationStore store;
  private final ReceiptStore receipts;
  private final MembershipStore memberships;

  UnreadRecount(NotificationStore store, ReceiptStore receipts, MembershipStore memberships) {
    this.store = store;
    this.receipts = receipts;
    this.memberships = memberships;
  }

  /** Up to which event a room was read, and which of its threads were read further. */
  private static final class Read {
    private final boolean isFollowed;
    private final Map<String, Long> threads = new HashMap<>();
    private long whole;

    Read(long since, boolean isFollowed) {
      this.whole = since;
      this.isFollowed = isFollowed;
    }

    void add(ReadMark mark) {
      mark.thread()
          .ifPresentOrElse(
              thread -> threads.merge(thread, mark.position(), Math::max),
              () -> whole = Math.max(whole, mark.position()));
    }

    Mark mark(long room, long upTo) {
      return new Mark(room, Math.min(whole, upTo), isFollowed);
    }

    Mark markOf(long room, String thread, long upTo) {
      return new Mark(room, Math.min(threads.getOrDefault(thread, whole), upTo), isFollowed);
    }

    boolean isFurther(String thread) {
      return threads.getOrDefault(thread, whole) > whole;
    }
  }

  /**
   * What the user has not read in those of the rooms that they are in.
   *
   * @param upTo the last position that is counted
   */
  Map<Long, Unread> count(
      UserId user, Collection<RoomRef> rooms, FollowedRooms followed, long upTo) {
    Map<Long, Read> reads = reads(user, rooms, followed);
    Map<Long, Tally> tallies = tally(user, reads, upTo);
    Map<Long, Tally> mains = mains(user, reads, upTo);
    Map<Long, Unread> counted = new HashMap<>();
    reads.forEach(
        (room, read) -> {
          Tally tally = tallies.getOrDefault(room, Tally.NONE);
          Map<String, Counts> counts = new HashMap<>();
          counts.put(EventOutcome.MAIN, main(mains.getOrDefault(room, tally)));
          tally
              .threads()
              .forEach(
                  (thread, all) ->
                      counts.put(
                          thread,
                          read.isFurther(thread) && !all.equals(Counts.NONE)
                              ? store.inThread(user, read.markOf(room, thread, upTo), thread, upTo)
                              : all));
          counted.put(room, new Unread(counts));
        });
    return counted;
  }

  private Map<Long, Read> reads(UserId user, Collection<RoomRef> rooms, FollowedRooms followed) {
    List<Long> numbers = rooms.stream().map(RoomRef::number).toList();
    Map<Long, Long> since = memberships.joinedSince(user, numbers);
    Map<Long, Read> reads = new HashMap<>();
    for (RoomRef room : rooms) {
      Long joined = since.get(room.number());
      if (joined != null) {
        reads.put(room.number(), new Read(joined, followed.contains(room.roomId())));
      }
    }
    for (ReadMark mark : receipts.marks(user, reads.keySet())) {
      Read read = reads.get(mark.room());
      if (read != null) {
        read.add(mark);
      }
    }
    return reads;
  }

  private Map<Long, Tally> tally(UserId user, Map<Long, Read> reads, long upTo) {
    List<Mark> marks = new ArrayList<>();
    reads.forEach((room, read) -> marks.add(read.mark(room, upTo)));
    return store.tally(user, marks, upTo);
  }

  /** Counted anew from where what is in no thread was read to, where that is further. */
  private Map<Long, Tally> mains(UserId user, Map<Long, Read> reads, long upTo) {
    List<Mark> marks = new ArrayList<>();
    reads.forEach(
        (room, read) -> {
          if (read.isFurther(EventOutcome.MAIN)) {
            marks.add(read.markOf(room, EventOutcome.MAIN, upTo));
          }
        });
    return store.tally(user, marks, upTo);
  }

  private static Counts main(Tally tally) {
    Counts threads = tally.threads().values().stream().reduce(Counts.NONE, Counts::plus);
    return tally.all().minus(threads);
  }
}
