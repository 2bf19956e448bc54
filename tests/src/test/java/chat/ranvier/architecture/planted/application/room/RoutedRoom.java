package chat.ranvier.architecture.planted.application.room;

import chat.ranvier.architecture.planted.http.client.room.SqlRoutes;

/** Breaks: the application knows the domain and nothing else. */
public record RoutedRoom(SqlRoutes routes) {}
