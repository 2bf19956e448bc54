package chat.ranvier.domain.resolution;

import chat.ranvier.domain.testing.BranchMeeting;

/** The scenarios of forks in the first rooms, by the resolver and by the specification. */
final class FirstVersionScenariosTest implements FirstVersionScenarios, BranchMeeting.InTheDomain {}
