package chat.ranvier.db.sql;

import chat.ranvier.application.environment.port.StorageObserver;
import chat.ranvier.application.environment.port.Time;
import java.util.concurrent.ThreadFactory;

/**
 * What a database needs of the world around it.
 *
 * @param threads where platform threads come from: SQLite is spoken to on threads of its own
 * @param time the clock by which its work is measured
 * @param observer who wants to know of all of its work
 */
public record Surroundings(ThreadFactory threads, Time time, StorageObserver observer) {}
