package chat.ranvier.http.server;

import chat.ranvier.application.environment.port.FatalErrors;
import chat.ranvier.application.environment.port.Threads;
import chat.ranvier.application.environment.port.Time;

/**
 * What the server needs of the world around it.
 *
 * @param observer who wants to know of every request
 * @param tracing what begins the span of every request
 * @param fatalErrors what ends the process where there is no memory left
 */
public record Surroundings(
    Time time,
    Threads threads,
    RequestObserver observer,
    RequestTracing tracing,
    FatalErrors fatalErrors) {}
