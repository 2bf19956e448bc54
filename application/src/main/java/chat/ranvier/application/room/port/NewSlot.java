package chat.ranvier.application.room.port;

import chat.ranvier.domain.event.StateSlot;

/**
 * A slot that the room has numbered for the first time.
 *
 * @param number dense within the room, from 0
 */
public record NewSlot(int number, StateSlot slot) {}
