package chat.ranvier.db.sql;

import chat.ranvier.application.commit.port.StorageException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The sole right to a database file, held by a lock on a file beside it.
 *
 * <p>Two servers on one file would give out the same positions. The system takes the lock from a
 * process that ends, however it ends.
 */
final class FileOwnership implements AutoCloseable {
  private final FileChannel channel;

  private FileOwnership(FileChannel channel) {
    this.channel = channel;
  }

  /** Whether a server has had the file open before. */
  static boolean wasTaken(Path file) {
    return Files.exists(beside(file));
  }

  private static Path beside(Path file) {
    return file.resolveSibling(file.getFileName() + ".lock");
  }

  static FileOwnership take(Path file) {
    Path beside = beside(file);
    try {
      OwnerOnly.makeFile(beside);
      FileChannel channel =
          FileChannel.open(beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!isLocked(channel)) {
        channel.close();
        throw new StorageException("another server has the database " + file + " open");
      }
      return new FileOwnership(channel);
    } catch (IOException e) {
      throw new StorageException("the database " + file + " cannot be locked", e);
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new StorageException("the lock on the database cannot be given back", e);
    }
  }
}
