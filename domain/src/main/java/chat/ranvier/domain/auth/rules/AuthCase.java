package chat.ranvier.domain.auth.rules;

import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.StateSlot;
import chat.ranvier.domain.event.content.JoinRulesContent;
import chat.ranvier.domain.event.content.MemberContent;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.room.JoinRule;
import chat.ranvier.domain.room.Membership;
import chat.ranvier.domain.room.PowerLevels;
import chat.ranvier.domain.room.version.RoomVersion;
import chat.ranvier.domain.room.version.RoomVersionRule;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An event and the state it is judged by, in the words of the rules; used for one judgement. */
final class AuthCase {
  static final String CREATE = "m.room.create";
  static final String MEMBER = "m.room.member";
  static final String POWER_LEVELS = "m.room.power_levels";
  static final String ALIASES = "m.room.aliases";
  static final String REDACTION = "m.room.redaction";
  static final String THIRD_PARTY_INVITE = "m.room.third_party_invite";

  private final Pdu event;
  private final AuthState state;
  private final EventSignatures eventSignatures;
  private final ThirdPartySignatures thirdPartySignatures;
  private @Nullable PowerLevels powerLevels;

  AuthCase(
      Pdu event,
      AuthState state,
      EventSignatures eventSignatures,
      ThirdPartySignatures thirdPartySignatures) {
    this.event = event;
    this.state = state;
    this.eventSignatures = eventSignatures;
    this.thirdPartySignatures = thirdPartySignatures;
  }

  Pdu event() {
    return event;
  }

  RoomVersion version() {
    return event.version();
  }

  EventSignatures eventSignatures() {
    return eventSignatures;
  }

  ThirdPartySignatures thirdPartySignatures() {
    return thirdPartySignatures;
  }

  boolean hasType(String type) {
    return event.type().equals(type);
  }

  JsonObject content() {
    return event.content();
  }

  UserId sender() {
    return event.sender();
  }

  Optional<Pdu> find(String type, String stateKey) {
    return state.find(new StateSlot(type, stateKey));
  }

  /** The create event, which every event that comes to be judged by the state has. */
  Pdu create() {
    return find(CREATE, "")
        .orElseThrow(() -> new IllegalStateException("judged without a create event"));
  }

  MemberContent member() {
    return new MemberContent(event.content());
  }

  /** The user whose membership the event is about, or what stands in that user's place. */
  String target() {
    return event.stateKey().orElseThrow();
  }

  boolean isAboutSender() {
    return event.stateKey().equals(Optional.of(sender().value()));
  }

  Membership membershipOf(String user) {
    return find(MEMBER, user)
        .flatMap(member -> new MemberContent(member.content()).membership())
        .orElse(Membership.LEAVE);
  }

  Membership membershipOfSender() {
    return membershipOf(sender().value());
  }

  Membership membershipOfTarget() {
    return membershipOf(target());
  }

  /** The join rule: by invite where the room has none; empty where the version knows no such. */
  Optional<JoinRule> joinRule() {
    JsonObject content =
        find("m.room.join_rules", "").map(Pdu::content).orElseGet(JsonObject::empty);
    return new JoinRulesContent(content).joinRule().filter(this::isKnown);
  }

  private boolean isKnown(JoinRule rule) {
    return switch (rule) {
      case PUBLIC, INVITE, PRIVATE -> true;
      case KNOCK -> version().has(RoomVersionRule.KNOCKING);
      case RESTRICTED -> version().has(RoomVersionRule.RESTRICTED_JOINS);
      case KNOCK_RESTRICTED -> version().has(RoomVersionRule.KNOCK_RESTRICTED_JOINS);
    };
  }

  PowerLevels powerLevels() {
    PowerLevels known = powerLevels;
    if (known == null) {
      known = state.powerLevels(create());
      powerLevels = known;
    }
    return known;
  }

  long powerOfSender() {
    return powerLevels().ofUser(sender());
  }

  long powerOf(String user) {
    return UserId.find(user).map(powerLevels()::ofUser).orElseGet(powerLevels()::ofUnnamed);
  }
}
