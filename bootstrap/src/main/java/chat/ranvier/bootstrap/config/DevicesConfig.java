package chat.ranvier.bootstrap.config;

import chat.ranvier.bootstrap.config.option.Option;
import chat.ranvier.bootstrap.config.option.Section;
import java.time.Duration;
import java.util.Optional;

/** How long devices, and what is known of them, are kept. */
@Section(
    title = "Devices",
    doc =
        "How long devices that are not used any more are kept, and where they were used. Looked"
            + " through once a day.")
public record DevicesConfig(
    @Option(
            name = "delete_stale_devices_after",
            doc =
                "Devices that have not been used for so long are logged out and deleted, with"
                    + " their keys and messages; never where it is left out.")
        Optional<Duration> deleteStaleAfter,
    @Option(
            name = "user_ips_max_age",
            byDefault = "28d",
            doc =
                "The address and the user agent of a device's last request are forgotten after"
                    + " this time; `null` keeps them. When it was last used stays known.")
        Optional<Duration> originsMaxAge) {}
