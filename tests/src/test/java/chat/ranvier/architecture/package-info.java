/**
 * The rules of the house, held by tests: who may know whom, who may ask for the time, how large
 * things may grow. Begin with {@link chat.ranvier.architecture.HexagonRules}; each rule is also
 * shown to notice a violation that is planted for it. Nothing here is part of the specification.
 */
@NullMarked
package chat.ranvier.architecture;

import org.jspecify.annotations.NullMarked;
