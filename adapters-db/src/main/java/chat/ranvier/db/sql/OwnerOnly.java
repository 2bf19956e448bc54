package chat.ranvier.db.sql;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** Files and folders that only their owner may read, wherever the file system knows owners. */
final class OwnerOnly {
  private static final String FILE = "rw-------";
  private static final String FOLDER = "rwx------";

  private static final Set<PosixFilePermission> OWNERS = PosixFilePermissions.fromString(FOLDER);

  private OwnerOnly() {}

  /** Makes a folder, and those above it, where they are missing; others stay as they are. */
  static void makeFolder(Path folder) throws IOException {
    Files.createDirectories(folder, attributes(folder, FOLDER));
  }

  /** Makes an empty file where there is none, and takes rights to one that there is from others. */
  static void makeFile(Path file) throws IOException {
    try {
      Files.createFile(file, attributes(file, FILE));
    } catch (FileAlreadyExistsException e) {
      restrict(file);
    }
  }

  /** Takes the rights to a file from others, where there is such a file; the owner keeps theirs. */
  static void restrict(Path file) throws IOException {
    if (!knowsOwners(file) || !Files.isRegularFile(file)) {
      return;
    }
    Set<PosixFilePermission> rights = EnumSet.copyOf(OWNERS);
    Set<PosixFilePermission> before = Files.getPosixFilePermissions(file);
    rights.retainAll(before);
    if (!rights.equals(before)) {
      Files.setPosixFilePermissions(file, rights);
    }
  }

  private static FileAttribute<?>[] attributes(Path file, String permissions) {
    return knowsOwners(file)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private static boolean knowsOwners(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
