package chat.ranvier.db.memory.commit;

import chat.ranvier.application.commit.port.Counters;
import chat.ranvier.db.memory.MemoryDatabase;
import chat.ranvier.db.memory.MemoryTable;

/** The counters of a database in memory. */
public final class MemoryCounters implements Counters {
  private final MemoryTable<String, Long> reserved;

  /** The counters of this database. */
  public MemoryCounters(MemoryDatabase database) {
    this.reserved = database.table("counters");
  }

  @Override
  public long reserved(String counter) {
    return reserved.find(counter).orElse(0L);
  }

  @Override
  public void reserve(String counter, long upTo) {
    reserved.put(counter, Math.max(upTo, reserved(counter)));
  }

  @Override
  public void giveBack(String counter, long above) {
    if (above < reserved(counter)) {
      reserved.put(counter, above);
    }
  }
}
