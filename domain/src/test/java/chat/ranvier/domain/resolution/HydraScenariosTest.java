package chat.ranvier.domain.resolution;

import chat.ranvier.domain.testing.BranchMeeting;

/** The scenarios of rooms that lost state, by the resolver and by the specification. */
final class HydraScenariosTest implements HydraScenarios, BranchMeeting.InTheDomain {}
