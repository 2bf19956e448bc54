package chat.ranvier.intake;

import chat.ranvier.db.TestDatabase;
import chat.ranvier.db.TestSettings;
import chat.ranvier.db.memory.Faults;
import chat.ranvier.db.memory.MemoryDatabase;
import chat.ranvier.db.sql.SqlDatabase;
import chat.ranvier.domain.testing.People;

/** An empty database that can be opened again, as a restart does; what was stored is there then. */
sealed interface Disk extends AutoCloseable {
  /** What is stored, until it is opened again. */
  Stores stores();

  /** Opens it again. */
  void reopen();

  @Override
  void close();

  /** A disk in memory. */
  static Disk memory() {
    return new InMemory();
  }

  /** SQLite, in a file of its own. */
  static Disk sqlite() {
    return new OnDisk(new TestSettings.InFolder());
  }

  /** PostgreSQL, a database of its own on the server of all tests. */
  static Disk postgres() {
    return new OnDisk(new TestSettings.OnServer());
  }

  /** Tables in memory. */
  final class InMemory implements Disk {
    private MemoryDatabase database = new MemoryDatabase();

    @Override
    public Stores stores() {
      return Stores.in(database);
    }

    @Override
    public void reopen() {
      database = database.powerLoss(Faults.NONE);
    }

    @Override
    public void close() {
      reopen();
    }
  }

  /** A database that lasts. */
  final class OnDisk implements Disk {
    private final TestSettings place;
    private SqlDatabase database;

    OnDisk(TestSettings place) {
      this.place = place;
      this.database = open();
    }

    private SqlDatabase open() {
      return SqlDatabase.open(
          place.settings(), People.HERE, TestDatabase.SURROUNDINGS, (number, of, name) -> {});
    }

    @Override
    public Stores stores() {
      return Stores.in(database);
    }

    @Override
    public void reopen() {
      database.close();
      database = open();
    }

    @Override
    public void close() {
      database.close();
      place.remove();
    }
  }
}
