package chat.ranvier.domain.push;

import chat.ranvier.domain.identifier.RoomId;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.json.JsonValue;
import chat.ranvier.domain.json.JsonWriter;
import chat.ranvier.domain.push.InvalidPushRuleException.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All push rules of a user, the server's and their own, compiled: what changes it makes a new one.
 *
 * <p>Within a kind the user's own rules come before the server's, but for {@code .m.rule.master}.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#push-rules">Push rules</a>
 */
public final class PushRuleSet {
  /** The most rules that a user may have of their own. */
  public static final int MAX_OWN_RULES = 2_000;

  /** The most characters that these may have as JSON: all are told whenever one changes. */
  public static final int MAX_OWN_LENGTH = 512 << 10;

  /** The most patterns to look for in the texts of messages. */
  public static final int MAX_WORDS = 200;

  private final Optional<UserId> user;
  private final PushRuleFeatures features;
  private final Map<PushRuleKind, List<PushRule>> rules;
  private final List<PushRule> overrides;
  private final List<PushRule> contents;
  private final Map<String, PushRule> rooms;
  private final Map<String, PushRule> senders;
  private final List<PushRule> underrides;

  /** Found when it is first asked for: whoever finds it finds the same. */
  private volatile @Nullable FollowedRooms followed;

  private volatile @Nullable Boolean asksForName;

  private PushRuleSet(
      Optional<UserId> user, PushRuleFeatures features, Map<PushRuleKind, List<PushRule>> rules) {
    this.user = user;
    this.features = features;
    this.rules = rules;
    this.overrides = enabled(PushRuleKind.OVERRIDE);
    this.contents = enabled(PushRuleKind.CONTENT);
    this.rooms = enabledById(PushRuleKind.ROOM);
    this.senders = enabledById(PushRuleKind.SENDER);
    this.underrides = enabled(PushRuleKind.UNDERRIDE);
  }

  private List<PushRule> enabled(PushRuleKind kind) {
    return ofKind(kind).stream().filter(PushRule::isEnabled).toList();
  }

  private Map<String, PushRule> enabledById(PushRuleKind kind) {
    Map<String, PushRule> byId = new HashMap<>();
    enabled(kind).forEach(rule -> byId.put(rule.id(), rule));
    return Map.copyOf(byId);
  }

  /** What a new user has: the server's rules alone. */
  public static PushRuleSet of(UserId user, PushRuleFeatures features) {
    return of(Optional.of(user), features);
  }

  /**
   * The server's rules without those that name their user. What they make of an event is the same
   * for all who have the server's rules alone and are not named in it.
   */
  public static PushRuleSet common(PushRuleFeatures features) {
    return of(Optional.empty(), features);
  }

  private static PushRuleSet of(Optional<UserId> user, PushRuleFeatures features) {
    Map<PushRuleKind, List<PushRule>> rules = new EnumMap<>(PushRuleKind.class);
    for (PushRuleKind kind : PushRuleKind.values()) {
      rules.put(kind, DefaultPushRules.of(kind, user, features));
    }
    return new PushRuleSet(user, features, rules);
  }

  /** The server's rules with what the user has changed, as {@link #changes} tells it. */
  public static PushRuleSet of(UserId user, PushRuleFeatures features, JsonObject changes) {
    PushRuleSet servers = of(user, features);
    return new PushRuleSet(servers.user, features, PushRuleChanges.apply(servers.rules, changes));
  }

  /** In what the set differs from the server's rules: what is to be stored of it. */
  public JsonObject changes() {
    return PushRuleChanges.between(of(user, features).rules, rules);
  }

  /** The rules of a kind, most important first. */
  public List<PushRule> ofKind(PushRuleKind kind) {
    return rules.getOrDefault(kind, List.of());
  }

  /** The rule of this id. */
  public Optional<PushRule> find(PushRuleKind kind, String id) {
    return ofKind(kind).stream().filter(rule -> rule.id().equals(id)).findFirst();
  }

  /** The rules by kind, as clients know them. */
  public JsonObject json() {
    JsonObject.Builder json = JsonObject.builder();
    for (PushRuleKind kind : PushRuleKind.values()) {
      List<JsonValue> ofKind = new ArrayList<>();
      ofKind(kind).forEach(rule -> ofKind.add(rule.json()));
      json.put(kind.value(), new JsonArray(ofKind));
    }
    return json.build();
  }

  /**
   * The most important enabled rule that the event fits; none where it fits none, or is the user's
   * own: then nobody is notified.
   *
   * @param reader the user whose rules these are
   */
  public Optional<PushMatch> match(PushEvent event, PushReader reader) {
    if (user.filter(event.sender()::equals).isPresent()) {
      return Optional.empty();
    }
    PushRule found = first(overrides, event, reader);
    found = found == null ? first(contents, event, reader) : found;
    found = found == null ? rooms.get(event.room().value()) : found;
    found = found == null ? senders.get(event.sender().value()) : found;
    found = found == null ? first(underrides, event, reader) : found;
    return Optional.ofNullable(found).map(PushRule::match);
  }

  /** In which rooms plain messages notify the user, by the rules that look at the room alone. */
  public FollowedRooms followed() {
    FollowedRooms known = followed;
    if (known == null) {
      known = PlainMessage.followed(this);
      followed = known;
    }
    return known;
  }

  /** The rooms that rules name, whatever they say of them. */
  Set<RoomId> namedRooms() {
    Set<RoomId> named = new HashSet<>();
    rooms.keySet().forEach(id -> RoomId.find(id).ifPresent(named::add));
    Stream.concat(overrides.stream(), underrides.stream())
        .flatMap(rule -> rule.literals("room_id"))
        .forEach(id -> RoomId.find(id).ifPresent(named::add));
    return named;
  }

  /** Whether some rule asks how the user is called in the room. */
  public boolean asksForName() {
    Boolean known = asksForName;
    if (known == null) {
      known =
          Stream.concat(overrides.stream(), underrides.stream()).anyMatch(PushRule::asksForName);
      asksForName = known;
    }
    return known;
  }

  private static @Nullable PushRule first(
      List<PushRule> rules, PushEvent event, PushReader reader) {
    for (PushRule rule : rules) {
      if (rule.holds(event, reader)) {
        return rule;
      }
    }
    return null;
  }

  /**
   * Where a rule goes among the user's own of its kind.
   *
   * @param before the rule that it is to be just more important than; goes before {@code after}
   * @param after the rule that it is to be just less important than
   */
  public record Place(Optional<String> before, Optional<String> after) {
    /** Where it is already; else before all others. */
    public static final Place UNSAID = new Place(Optional.empty(), Optional.empty());

    boolean isUnsaid() {
      return before.isEmpty() && after.isEmpty();
    }
  }

  /**
   * The set with a rule of the user's own, new or replaced. A new one is enabled, a replaced one is
   * as it was.
   *
   * @param body what the client wants it to be
   * @throws InvalidPushRuleException {@code MALFORMED}, {@code NO_NEIGHBOUR}, {@code TOO_MANY}
   */
  public PushRuleSet put(PushRuleKind kind, String id, JsonObject body, Place place) {
    PushRule drafted = PushRuleDraft.read(kind, id, body);
    Optional<PushRule> old = find(kind, id);
    PushRule rule = old.map(known -> drafted.withEnabled(known.isEnabled())).orElse(drafted);
    List<PushRule> ofKind = new ArrayList<>(ofKind(kind));
    if (old.isPresent() && place.isUnsaid()) {
      ofKind.replaceAll(known -> known.id().equals(id) ? rule : known);
    } else {
      ofKind.removeIf(known -> known.id().equals(id));
      ofKind.add(index(ofKind, place), rule);
    }
    return with(kind, ofKind).grownFrom(this);
  }

  /** Checks that it holds no more than it may, or at least no more than before. */
  private PushRuleSet grownFrom(PushRuleSet before) {
    checkGrowth("rules", own().count(), before.own().count(), MAX_OWN_RULES);
    checkGrowth("characters of rules", length(), before.length(), MAX_OWN_LENGTH);
    checkGrowth("patterns for texts", words(), before.words(), MAX_WORDS);
    return this;
  }

  private static void checkGrowth(String what, long now, long before, long most) {
    if (now > Math.max(most, before)) {
      throw new InvalidPushRuleException(Kind.TOO_MANY, "A user has at most " + most + " " + what);
    }
  }

  private Stream<PushRule> own() {
    return rules.values().stream().flatMap(List::stream).filter(rule -> !rule.isDefault());
  }

  private long length() {
    return JsonWriter.toText(changes()).length();
  }

  private long words() {
    return own().mapToLong(PushRule::words).sum();
  }

  private static int index(List<PushRule> ofKind, Place place) {
    if (place.isUnsaid()) {
      return !ofKind.isEmpty() && DefaultPushRules.isMaster(ofKind.getFirst()) ? 1 : 0;
    }
    String neighbour = place.before().or(place::after).orElseThrow();
    for (int i = 0; i < ofKind.size(); i++) {
      PushRule rule = ofKind.get(i);
      if (rule.id().equals(neighbour) && !rule.isDefault()) {
        return place.before().isPresent() ? i : i + 1;
      }
    }
    throw new InvalidPushRuleException(
        Kind.NO_NEIGHBOUR, "before/after rule not found: " + neighbour);
  }

  /**
   * The set without a rule of the user's own.
   *
   * @throws InvalidPushRuleException {@code NOT_FOUND}, also for the server's rules
   */
  public PushRuleSet remove(PushRuleKind kind, String id) {
    List<PushRule> ofKind = new ArrayList<>(ofKind(kind));
    if (!ofKind.removeIf(rule -> rule.id().equals(id) && !rule.isDefault())) {
      throw notFound();
    }
    return with(kind, ofKind);
  }

  /**
   * The set with any rule switched on or off.
   *
   * @throws InvalidPushRuleException {@code NOT_FOUND}
   */
  public PushRuleSet enable(PushRuleKind kind, String id, boolean enabled) {
    return change(kind, id, rule -> rule.withEnabled(enabled));
  }

  /**
   * The set with other actions of any rule.
   *
   * @throws InvalidPushRuleException {@code NOT_FOUND}, {@code MALFORMED}, {@code TOO_MANY}
   */
  public PushRuleSet act(PushRuleKind kind, String id, JsonArray actions) {
    JsonArray checked = PushRuleDraft.actions(actions);
    return change(kind, id, rule -> rule.withActions(checked)).grownFrom(this);
  }

  /**
   * The set with the rules for one room repeated for another that follows on it; those that are
   * there already stay.
   *
   * @throws InvalidPushRuleException {@code TOO_MANY}
   */
  public PushRuleSet copied(RoomId from, RoomId to) {
    PushRuleSet copied = this;
    for (PushRuleKind kind : PushRuleKind.values()) {
      List<PushRule> ofKind = new ArrayList<>();
      for (PushRule rule : ofKind(kind)) {
        rule.copied(from, to)
            .filter(copy -> find(kind, copy.id()).isEmpty())
            .ifPresent(ofKind::add);
        ofKind.add(rule);
      }
      copied = copied.with(kind, ofKind);
    }
    return copied.grownFrom(this);
  }

  private PushRuleSet change(PushRuleKind kind, String id, UnaryOperator<PushRule> change) {
    if (find(kind, id).isEmpty()) {
      throw notFound();
    }
    List<PushRule> ofKind = new ArrayList<>(ofKind(kind));
    ofKind.replaceAll(rule -> rule.id().equals(id) ? change.apply(rule) : rule);
    return with(kind, ofKind);
  }

  private static InvalidPushRuleException notFound() {
    return new InvalidPushRuleException(Kind.NOT_FOUND, "The push rule was not found.");
  }

  private PushRuleSet with(PushRuleKind kind, List<PushRule> ofKind) {
    Map<PushRuleKind, List<PushRule>> changed = new EnumMap<>(rules);
    changed.put(kind, List.copyOf(ofKind));
    return new PushRuleSet(user, features, changed);
  }
}
