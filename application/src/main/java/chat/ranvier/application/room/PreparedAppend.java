package chat.ranvier.application.room;

import chat.ranvier.application.room.port.RoomAppend;

/**
 * A command's effect, ready to be stored.
 *
 * @param append what is to be stored
 * @param answer what the command's sender is told once it is durable
 * @param <T> the answer
 */
record PreparedAppend<T>(RoomAppend append, T answer) {}
