package chat.ranvier.sync;

import chat.ranvier.application.access.Requester;
import chat.ranvier.application.commit.ChangeStream;
import chat.ranvier.application.sync.SyncChanges;
import chat.ranvier.application.sync.SyncPart;
import chat.ranvier.application.sync.SyncParts;
import chat.ranvier.application.sync.SyncRequest;
import chat.ranvier.application.sync.SyncSection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Letters to a user: two of them in an answer, and gone once the client has them. */
final class LettersSection implements SyncSection {
  static final ChangeStream STREAM = new ChangeStream("letters");
  private static final int MOST = 2;

  private final SortedMap<Long, String> letters = new ConcurrentSkipListMap<>();
  private final String name;
  private final boolean isNews;
  private int asked;

  LettersSection(String name, boolean isNews) {
    this.name = name;
    this.isNews = isNews;
  }

  /** Some letters. */
  record Letters(List<String> texts, boolean isNews) implements SyncPart {}

  @Override
  public String name() {
    return name;
  }

  @Override
  public void collect(SyncRequest request, SyncChanges changes, SyncParts parts) {
    asked++;
    if (!changes.mayHave(STREAM)) {
      return;
    }
    List<String> found = new ArrayList<>();
    SortedMap<Long, String> waiting =
        new TreeMap<>(letters.subMap(changes.since() + 1, changes.upTo() + 1));
    for (Map.Entry<Long, String> letter : waiting.entrySet()) {
      if (found.size() == MOST) {
        parts.stoppedAt(this, letter.getKey() - 1);
        break;
      }
      found.add(letter.getValue());
    }
    if (!found.isEmpty()) {
      parts.add(new Letters(found, isNews));
    }
  }

  @Override
  public void received(Requester requester, long upTo) {
    letters.headMap(upTo + 1).clear();
  }

  void put(long position, String text) {
    letters.put(position, text);
  }

  /** What is kept. */
  List<String> kept() {
    return List.copyOf(letters.values());
  }

  /** How often it was asked what is new. */
  int asked() {
    return asked;
  }
}
