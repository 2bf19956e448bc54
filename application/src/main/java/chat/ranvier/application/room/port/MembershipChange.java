package chat.ranvier.application.room.port;

import chat.ranvier.domain.identifier.UserId;
import chat.ranvier.domain.json.JsonArray;
import chat.ranvier.domain.room.Membership;

/**
 * What a membership event of the current state says of its user.
 *
 * @param eventNumber the number of the membership event
 * @param strippedState for an invite or a knock: the stripped state its user is shown; else empty
 */
public record MembershipChange(
    UserId user, Membership membership, long eventNumber, JsonArray strippedState) {}
