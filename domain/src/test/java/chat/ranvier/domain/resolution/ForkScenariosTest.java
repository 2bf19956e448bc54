package chat.ranvier.domain.resolution;

import chat.ranvier.domain.testing.BranchMeeting;

/** The scenarios of forks, by the resolver and by the specification. */
final class ForkScenariosTest implements ForkScenarios, BranchMeeting.InTheDomain {}
