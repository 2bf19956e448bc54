package chat.ranvier.bootstrap.config;

import chat.ranvier.bootstrap.config.option.Option;
import chat.ranvier.bootstrap.config.option.Section;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The keys with which the server signs, and whom it asks for those of others. */
@Section(
    title = "Signing keys",
    doc = "The keys with which the server signs, and whom it asks for those of others.")
public record SigningKeysConfig(
    @Option(
            name = "signing_key_path",
            byDefault = "data/signing.key",
            doc =
                "The file of the signing key; made with a new key at the start where there is"
                    + " none. Beside a configuration file, it is `<server_name>.signing.key` by"
                    + " default.")
        Path file,
    @Option(
            name = "old_signing_keys",
            byDefault = "{}",
            doc =
                "Keys that once signed, by their id; `./ranvier export-signing-key -x` prints such"
                    + " entries.")
        Map<String, OldSigningKeyConfig> oldKeys,
    @Option(
            name = "key_refresh_interval",
            byDefault = "1d",
            doc = "For how long other servers may rely on the published keys.")
        Duration refreshInterval,
    @Option(
            name = "trusted_key_servers",
            byDefault = "[{server_name: matrix.org}]",
            doc =
                "Servers that are asked for other servers' keys; with `[]` only those servers"
                    + " themselves.")
        List<TrustedKeyServerConfig> trustedServers,
    @Option(
            name = "suppress_key_server_warning",
            byDefault = "false",
            doc = "Keeps quiet about matrix.org being trusted.")
        boolean suppressesWarning) {}
