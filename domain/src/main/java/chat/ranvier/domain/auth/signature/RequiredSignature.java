package chat.ranvier.domain.auth.signature;

import chat.ranvier.domain.event.Pdu;
import chat.ranvier.domain.event.content.MemberContent;
import chat.ranvier.domain.identifier.EventId;
import chat.ranvier.domain.identifier.ServerName;
import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.room.Membership;
import chat.ranvier.domain.room.version.RoomVersionRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A signature without which an event is dropped.
 *
 * @param signer the server that must have signed
 * @param reason why this one
 * @param validity when its key must have been valid
 */
public record RequiredSignature(ServerName signer, Reason reason, KeyValidity validity) {
  private static final String MEMBER = "m.room.member";

  /** Why a server must have signed an event. */
  public enum Reason {
    /** It is the server of the event's sender. */
    SENDER,
    /** Until version 2: it chose the event's id. */
    EVENT_ID,
    /** Since version 8: one of its users let the member into a restricted room. */
    JOIN_AUTHORISER
  }

  /**
   * All signatures that the event needs, of each server once; empty where it needs none of a
   * server, since what redeems a third-party invite is signed by whom the authorisation rules say.
   *
   * <p>The signatures cover {@link Pdu#signedBytes()}. A server that signs by several keys has
   * signed where one of them counts.
   */
  public static List<RequiredSignature> of(Pdu event) {
    KeyValidity validity = KeyValidity.of(event);
    List<RequiredSignature> required = new ArrayList<>();
    if (!redeemsThirdPartyInvite(event)) {
      add(required, new RequiredSignature(event.sender().server(), Reason.SENDER, validity));
    }
    eventIdServer(event)
        .ifPresent(
            server -> add(required, new RequiredSignature(server, Reason.EVENT_ID, validity)));
    joinAuthoriser(event)
        .ifPresent(
            server ->
                add(required, new RequiredSignature(server, Reason.JOIN_AUTHORISER, validity)));
    return List.copyOf(required);
  }

  private static void add(List<RequiredSignature> required, RequiredSignature another) {
    if (required.stream().noneMatch(known -> known.signer.equals(another.signer))) {
      required.add(another);
    }
  }

  /**
   * Whether the event redeems a third-party invite: its sender is who sent that, and any server may
   * redeem it.
   */
  private static boolean redeemsThirdPartyInvite(Pdu event) {
    return hasMembership(event, Membership.INVITE) && event.content().has("third_party_invite");
  }

  private static Optional<ServerName> eventIdServer(Pdu event) {
    return Optional.of(event.eventId())
        .filter(id -> !event.version().has(RoomVersionRule.EVENT_ID_IS_HASH))
        .flatMap(EventId::server);
  }

  private static Optional<ServerName> joinAuthoriser(Pdu event) {
    return Optional.of(event)
        .filter(join -> join.version().has(RoomVersionRule.RESTRICTED_JOINS))
        .filter(join -> hasMembership(join, Membership.JOIN))
        .flatMap(join -> new MemberContent(join.content()).authorisedVia())
        .flatMap(RequiredSignature::server);
  }

  /** The user's server; what names no user names no server, which is up to authorisation. */
  private static Optional<ServerName> server(String user) {
    return UserId.find(user).map(UserId::server);
  }

  private static boolean hasMembership(Pdu event, Membership membership) {
    return event.type().equals(MEMBER)
        && new MemberContent(event.content()).membership().equals(Optional.of(membership));
  }
}
