package chat.ranvier.architecture.planted.http.client.room;

import java.sql.Connection;

/** Breaks: SQL stays in storage. */
public record SqlRoutes(Connection connection) {}
