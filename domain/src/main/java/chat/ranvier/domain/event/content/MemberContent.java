package chat.ranvier.domain.event.content;

import chat.ranvier.domain.json.JsonObject;
import chat.ranvier.domain.room.Membership;
import java.util.Optional;

/**
 * The content of {@code m.room.member}, read leniently.
 *
 * @param json the content as it was received
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#mroommember">m.room.member</a>
 */
public record MemberContent(JsonObject json) {
  /** The name under which a join names the member whose server let the user in. */
  public static final String AUTHORISED_VIA = "join_authorised_via_users_server";

  /** The membership; empty where it is missing or unknown. */
  public Optional<Membership> membership() {
    return json.string("membership").flatMap(Membership::find);
  }

  /** The name the user shows in this room. */
  public Optional<String> displayName() {
    return json.string("displayname");
  }

  /** The picture the user shows in this room, as an {@code mxc} URI that nobody has checked. */
  public Optional<String> avatarUrl() {
    return json.string("avatar_url");
  }

  /** Why the membership changed, in the sender's words. */
  public Optional<String> reason() {
    return json.string("reason");
  }

  /** Whether the room is meant for direct talk; not so where nothing is said. */
  public boolean isDirect() {
    return json.bool("is_direct").orElse(false);
  }

  /** The member by whose server a restricted join was authorised. */
  public Optional<String> authorisedVia() {
    return json.string(AUTHORISED_VIA);
  }

  /** The invite by third-party identifier that this membership redeems. */
  public Optional<JsonObject> thirdPartyInvite() {
    return json.object("third_party_invite");
  }

  /** The token by which {@code m.room.third_party_invite} is found. */
  public Optional<String> thirdPartyToken() {
    return thirdPartyInvite()
        .flatMap(invite -> invite.object("signed"))
        .flatMap(signed -> signed.string("token"));
  }
}
