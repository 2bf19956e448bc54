package chat.ranvier.bootstrap.config;

import chat.ranvier.bootstrap.config.option.Option;
import chat.ranvier.bootstrap.config.option.Section;

/** Which proposals to the specification are switched on. */
@Section(
    at = "experimental_features",
    title = "Experimental features",
    doc = "Proposals to the specification that are off unless an operator wants them.")
public record ExperimentalFeaturesConfig(
    @Option(
            name = "msc3381_polls_enabled",
            byDefault = "false",
            doc =
                "Whether everybody's push rules begin with those on polls"
                    + " ([MSC3930](https://github.com/matrix-org/matrix-spec-proposals/pull/3930)):"
                    + " new and ended polls notify as messages do, answers do not.")
        boolean polls,
    @Option(
            name = "msc4028_push_encrypted_events",
            byDefault = "false",
            doc =
                "Whether everybody's push rules begin with one that notifies of all encrypted"
                    + " events ([MSC4028](https://github.com/matrix-org/matrix-spec-proposals/pull/4028)),"
                    + " for clients that look for mentions in what they have decrypted.")
        boolean allEncrypted) {}
