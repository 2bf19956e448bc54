package chat.ranvier.application.sync;

import chat.ranvier.application.receipt.port.Receipt;
import chat.ranvier.application.receipt.port.ReceiptStore;
import chat.ranvier.application.sync.SyncAnswer.Ephemeral;
import chat.ranvier.application.typing.TypingUsers;
import chat.ranvier.domain.filter.SyncFilter;
import chat.ranvier.domain.identifier.UserId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Gathers who is typing and who has read what. */
public final class EphemeralCollection {
  private static final String PRIVATE = "m.read.private";

  private final TypingUsers typing;
  private final ReceiptStore receipts;

  /** The gathering, on what it needs. */
  public EphemeralCollection(TypingUsers typing, ReceiptStore receipts) {
    this.typing = typing;
    this.receipts = receipts;
  }

  /** What is new, by room number. */
  record Found(Map<Long, List<UserId>> typing, Map<Long, List<Receipt>> receipts) {
    boolean has(long room) {
      return typing.containsKey(room) || receipts.containsKey(room);
    }
  }

  /** What the user may know of these rooms that is new in (since, upTo]. */
  Found find(UserId user, Collection<Long> rooms, long since, long upTo) {
    Map<Long, List<UserId>> nowTyping = new HashMap<>();
    for (long room : rooms) {
      long position = typing.positionOf(room);
      boolean isNews = since > 0 || !typing.in(room).isEmpty();
      if (position > since && position <= upTo && isNews) {
        nowTyping.put(room, typing.in(room));
      }
    }
    Map<Long, List<Receipt>> found =
        rooms.isEmpty()
            ? Map.of()
            : receipts.inRooms(rooms, since, upTo).stream()
                .filter(receipt -> !receipt.type().equals(PRIVATE) || receipt.user().equals(user))
                .collect(Collectors.groupingBy(Receipt::room, TreeMap::new, Collectors.toList()));
    return new Found(nowTyping, found);
  }

  /** What is new in one room, as far as the client wants it. */
  Ephemeral of(Found found, long room, SyncFilter filter) {
    boolean wantsTyping = filter.ephemeral().acceptsType("m.typing");
    boolean wantsReceipts = filter.ephemeral().acceptsType("m.receipt");
    return new Ephemeral(
        wantsTyping ? Optional.ofNullable(found.typing().get(room)) : Optional.empty(),
        wantsReceipts ? found.receipts().getOrDefault(room, List.of()) : List.of());
  }
}
