package chat.ranvier.bootstrap.wiring;

import chat.ranvier.application.environment.port.Chance;
import chat.ranvier.application.environment.port.FatalErrors;
import chat.ranvier.application.environment.port.Threads;
import chat.ranvier.application.environment.port.Time;
import chat.ranvier.application.environment.port.Tracing;
import java.util.concurrent.ThreadFactory;

/**
 * What surrounds a server, handed in so that a test can make its own.
 *
 * @param platformThreads threads that may call native code
 * @param fatalErrors what ends the process where it cannot go on
 */
public record World(
    Time time,
    Threads threads,
    Chance chance,
    Tracing tracing,
    ThreadFactory platformThreads,
    FatalErrors fatalErrors) {}
