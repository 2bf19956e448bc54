package chat.ranvier.bench;

import chat.ranvier.domain.auth.chain.ChainCover;
import chat.ranvier.domain.auth.chain.ChainSource;
import chat.ranvier.domain.auth.chain.ChainedEvent;
import chat.ranvier.domain.auth.chain.UnconflictedState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The auth chains of rooms of several sizes: members join, change and leave; one of fifty admins
 * changes the power levels now and then; at the end the room forks.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class AuthChainBenchmark {
  private static final int ADMINS = 50;
  private static final int EVENTS_PER_POWER_LEVELS = 200;
  private static final int FORK = 10;

  @Param({"1000", "10000", "100000"})
  int events;

  private final Kept kept = new Kept();
  private final Map<Long, Long> newestOfMember = new HashMap<>();
  private ChainCover cover = new ChainCover(kept);
  private long last;
  private long power;
  private long oldPower;
  private long[] one = {};
  private long[] other = {};
  private UnconflictedState common = UnconflictedState.NONE;

  /** Puts all events into chains, and two branches of ten events each. */
  @Setup
  public void fill() {
    long create = place(List.of(), OptionalLong.empty());
    power = place(List.of(create), OptionalLong.empty());
    for (int event = 2; event < events; event++) {
      if (event % EVENTS_PER_POWER_LEVELS == 0) {
        changePower(event % ADMINS);
      } else {
        changeMember(event * 7_919L % Math.max(ADMINS, events / 2));
      }
      oldPower = event == events / 10 ? power : oldPower;
    }
    long base = power;
    Map<Long, Long> before = new HashMap<>(newestOfMember);
    one = branch(base, 0);
    other = branch(base, FORK);
    common = except(newestOfMember, one, other);
    one = with(one, before, FORK);
    other = with(other, before, 0);
  }

  /** What a branch has of the members whom only the other one has changed. */
  private static long[] with(long[] branch, Map<Long, Long> before, int firstMember) {
    LongStream left =
        LongStream.range(1, FORK)
            .mapToObj(member -> before.get(ADMINS + firstMember + member))
            .filter(Objects::nonNull)
            .mapToLong(Long::longValue);
    return LongStream.concat(LongStream.of(branch), left).toArray();
  }

  private long[] branch(long base, int firstMember) {
    power = base;
    changePower(1);
    long[] branch = new long[FORK];
    branch[0] = power;
    for (int event = 1; event < FORK; event++) {
      branch[event] = changeMember(ADMINS + firstMember + event);
    }
    power = base;
    return branch;
  }

  private void changePower(long admin) {
    Long member = newestOfMember.get(admin);
    List<Long> cited = new ArrayList<>(List.of(1L, power));
    if (member != null) {
      cited.add(member);
    }
    power = place(cited, OptionalLong.of(power));
  }

  private long changeMember(long member) {
    Long before = newestOfMember.get(member);
    List<Long> cited = new ArrayList<>(List.of(1L, power));
    if (before != null) {
      cited.add(before);
    }
    long placed = place(cited, before == null ? OptionalLong.empty() : OptionalLong.of(before));
    newestOfMember.put(member, placed);
    return placed;
  }

  private long place(List<Long> cited, OptionalLong predecessor) {
    last++;
    kept.keep(cover.add(last, cited, predecessor));
    return last;
  }

  private static UnconflictedState except(Map<Long, Long> newest, long[] one, long[] other) {
    Set<Long> left = new HashSet<>(newest.values());
    LongStream.concat(LongStream.of(one), LongStream.of(other)).forEach(left::remove);
    return new UnconflictedState() {
      @Override
      public boolean contains(long event) {
        return event == 1 || left.contains(event);
      }

      @Override
      public LongStream events() {
        return left.stream().mapToLong(Long::longValue);
      }
    };
  }

  /** The auth difference of the two branches, all chains in memory. */
  @Benchmark
  public long[] differenceOfFork() {
    return cover.difference(List.of(one, other), common);
  }

  /** The same, with nothing in memory: what it takes beside the reading. */
  @Benchmark
  public long[] differenceOfForkCold() {
    return new ChainCover(kept).difference(List.of(one, other), common);
  }

  /** The auth difference between power levels of long ago and those of a branch. */
  @Benchmark
  public long[] differenceOfOldAndNew() {
    return cover.difference(List.of(new long[] {oldPower}, new long[] {one[0]}), common);
  }

  /** The conflicted subgraph of the two branches. */
  @Benchmark
  public long[] subgraphOfFork() {
    return cover.conflictedSubgraph(
        LongStream.concat(LongStream.of(one), LongStream.of(other)).toArray());
  }

  /** The place of a member who changes; what it adds is forgotten now and then. */
  @Benchmark
  public ChainedEvent place() {
    last++;
    return cover.add(last, List.of(1L, power, one[1]), OptionalLong.of(one[1]));
  }

  /** Chains in memory, as storage would hold them. */
  private static final class Kept implements ChainSource {
    private final TreeMap<Long, ChainedEvent> events = new TreeMap<>();
    private final Map<Integer, List<ChainedEvent>> chains = new HashMap<>();

    void keep(ChainedEvent event) {
      events.put(event.event(), event);
      chains.computeIfAbsent(event.chain(), ignored -> new ArrayList<>()).add(event);
    }

    @Override
    public Collection<ChainedEvent> chainsOf(Collection<Long> wanted) {
      Set<Integer> found = new HashSet<>();
      for (Long event : wanted) {
        ChainedEvent kept = events.get(event);
        if (kept != null) {
          found.add(kept.chain());
        }
      }
      List<ChainedEvent> all = new ArrayList<>();
      found.forEach(chain -> all.addAll(chains.getOrDefault(chain, List.of())));
      return all;
    }

    @Override
    public Optional<List<ChainedEvent>> after(long event, int limit) {
      Collection<ChainedEvent> newer = events.tailMap(event, false).values();
      return newer.size() > limit ? Optional.empty() : Optional.of(List.copyOf(newer));
    }

    @Override
    public int chainCount() {
      return chains.size();
    }
  }
}
