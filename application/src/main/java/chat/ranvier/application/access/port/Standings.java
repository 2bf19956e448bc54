package chat.ranvier.application.access.port;

import chat.ranvier.domain.identifier.UserId;
import java.util.Optional;

/** How accounts stand. */
public interface Standings {
  /** How this account stands; empty where there is none of this name. */
  Optional<Standing> standing(UserId user);
}
