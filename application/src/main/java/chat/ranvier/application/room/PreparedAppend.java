package chat.ranvier.application.room;

import chat.ranvier.application.room.port.RoomAppend;
import chat.ranvier.application.room.port.Written;

/**
 * A command's effect, ready to be stored.
 *
 * @param append what is to be stored
 * @param written what the command's sender is told once it is durable
 */
record PreparedAppend(RoomAppend append, Written written) {}
