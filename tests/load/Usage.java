import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * CPU time spent so far, in milliseconds: the server's processes with their descendants, and ours.
 */
record Usage(double server, double own) {
  private static final double MILLIS_PER_TICK = 10;

  static Usage of(Server server) throws IOException {
    double own = ticks(stat(ProcessHandle.current().pid())) * MILLIS_PER_TICK;
    return new Usage(server.processes().isEmpty() ? 0 : ticksOf(server) * MILLIS_PER_TICK, own);
  }

  /** Resident memory of the server's first process, in KiB; zero where no process is known. */
  static long residentKib(Server server) throws IOException {
    if (server.processes().isEmpty()) {
      return 0;
    }
    Path status = Path.of("/proc/" + server.processes().getFirst() + "/status");
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .sum();
  }

  /** A process that ended between two looks is in its parent's account of reaped children. */
  private static long ticksOf(Server server) throws IOException {
    List<String[]> all = processes();
    Set<Long> family = new HashSet<>(server.processes());
    boolean grown = true;
    while (grown) {
      grown = false;
      for (String[] stat : all) {
        grown |= family.contains(Long.valueOf(stat[2])) && family.add(Long.valueOf(stat[0]));
      }
    }
    return all.stream()
        .filter(stat -> family.contains(Long.valueOf(stat[0])))
        .mapToLong(Usage::ticks)
        .sum();
  }

  private static List<String[]> processes() throws IOException {
    List<String[]> all = new ArrayList<>();
    try (Stream<Path> folders = Files.list(Path.of("/proc"))) {
      for (Path folder : (Iterable<Path>) folders::iterator) {
        String name = folder.getFileName().toString();
        if (Character.isDigit(name.charAt(0))) {
          readStat(Long.parseLong(name), all);
        }
      }
    }
    return all;
  }

  private static void readStat(long process, List<String[]> all) throws IOException {
    try {
      all.add(stat(process));
    } catch (NoSuchFileException ended) {
      return;
    } catch (IOException | UncheckedIOException unreadable) {
      if (Files.exists(Path.of("/proc/" + process + "/stat"))) {
        throw unreadable;
      }
    }
  }

  /** The fields of a stat file: id, state, parent, and so on; the command's name is left out. */
  private static String[] stat(long process) throws IOException {
    String text = Files.readString(Path.of("/proc/" + process + "/stat"));
    return (process + " " + text.substring(text.lastIndexOf(')') + 2)).split(" ");
  }

  /** User and system time, of the process and of its reaped children. */
  private static long ticks(String[] stat) {
    return Long.parseLong(stat[12])
        + Long.parseLong(stat[13])
        + Long.parseLong(stat[14])
        + Long.parseLong(stat[15]);
  }
}
