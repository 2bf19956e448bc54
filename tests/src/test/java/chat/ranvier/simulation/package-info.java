/**
 * A deterministic simulation of the server and its clients: one seed decides every interleaving,
 * every fault of the storage and every loss of power. Begin with {@link
 * chat.ranvier.simulation.SimulationTest} and {@link chat.ranvier.simulation.World}. Nothing here
 * is part of the specification.
 */
@NullMarked
package chat.ranvier.simulation;

import org.jspecify.annotations.NullMarked;
