package chat.ranvier.db.sql;

import java.time.Duration;
import java.util.Properties;

/**
 * A database of a PostgreSQL server.
 *
 * @param url the JDBC address, {@code jdbc:postgresql://host:port/database}
 * @param properties what else the driver is told: {@code user}, {@code password} and its options
 * @param minConnections how many connections are kept at least
 * @param maxConnections how many there are at most, beside the one that writes
 * @param allowUnsafeLocale whether another collation than C is accepted
 * @param ownershipTimeout how long to wait for another server to give up the database; zero for not
 *     at all
 */
public record PostgresSettings(
    String url,
    Properties properties,
    int minConnections,
    int maxConnections,
    boolean allowUnsafeLocale,
    Duration ownershipTimeout)
    implements DatabaseSettings {}
