package chat.ranvier.domain.testing;

import chat.ranvier.domain.auth.rules.AuthRules;
import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.StateSlot;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** State resolution of room version 1 as the specification tells it. */
final class PlainFirstResolution {
  private final AuthRules rules;

  PlainFirstResolution(AuthRules rules) {
    this.rules = rules;
  }

  Map<StateSlot, Pdu> resolve(Collection<Map<StateSlot, Pdu>> states) {
    Map<StateSlot, Set<Pdu>> all = new HashMap<>();
    for (Map<StateSlot, Pdu> state : states) {
      state.forEach((slot, event) -> all.computeIfAbsent(slot, s -> new HashSet<>()).add(event));
    }
    Map<StateSlot, Pdu> resolved = new HashMap<>();
    all.forEach(
        (slot, candidates) -> {
          if (candidates.size() == 1) {
            resolved.put(slot, candidates.iterator().next());
          }
        });
    resolve("m.room.power_levels", all, resolved);
    resolve("m.room.join_rules", all, resolved);
    resolve("m.room.member", all, resolved);
    Map<StateSlot, Pdu> others = new HashMap<>();
    all.forEach(
        (slot, candidates) -> {
          if (!resolved.containsKey(slot)) {
            others.put(slot, deepest(sorted(candidates), resolved));
          }
        });
    resolved.putAll(others);
    return resolved;
  }

  private void resolve(String type, Map<StateSlot, Set<Pdu>> all, Map<StateSlot, Pdu> resolved) {
    Map<StateSlot, Pdu> pass = new HashMap<>();
    all.forEach(
        (slot, candidates) -> {
          if (slot.type().equals(type) && candidates.size() > 1) {
            Map<StateSlot, Pdu> state = new HashMap<>(resolved);
            for (Pdu event : sorted(candidates)) {
              if (state.containsKey(slot) && !isAllowed(event, state)) {
                break;
              }
              state.put(slot, event);
            }
            pass.put(slot, state.getOrDefault(slot, sorted(candidates).getFirst()));
          }
        });
    resolved.putAll(pass);
  }

  private Pdu deepest(List<Pdu> sorted, Map<StateSlot, Pdu> resolved) {
    List<Pdu> allowed = sorted.stream().filter(event -> isAllowed(event, resolved)).toList();
    return allowed.isEmpty() ? sorted.getFirst() : allowed.getLast();
  }

  private boolean isAllowed(Pdu event, Map<StateSlot, Pdu> state) {
    return rules.check(event, slot -> Optional.ofNullable(state.get(slot))).isAllowed();
  }

  private static List<Pdu> sorted(Collection<Pdu> events) {
    List<Pdu> sorted = new ArrayList<>(events);
    Comparator<Pdu> bySha1 = Comparator.comparing(PlainFirstResolution::sha1);
    sorted.sort(Comparator.comparing(Pdu::depth).thenComparing(bySha1.reversed()));
    return sorted;
  }

  private static BigInteger sha1(Pdu event) {
    try {
      byte[] id = event.eventId().value().getBytes(StandardCharsets.UTF_8);
      return new BigInteger(1, MessageDigest.getInstance("SHA-1").digest(id));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
