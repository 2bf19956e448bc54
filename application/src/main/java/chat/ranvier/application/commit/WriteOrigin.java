package chat.ranvier.application.commit;

import chat.ranvier.application.environment.port.StorageUse;
import chat.ranvier.application.environment.port.Tracing;

/**
 * Who asked for a write.
 *
 * @param trace the place in a trace that asked for it
 * @param account who bears its share of the commit
 */
public record WriteOrigin(Tracing.Context trace, StorageUse account) {
  /** What this thread is at work for. */
  public static WriteOrigin here(Tracing tracing) {
    return new WriteOrigin(tracing.current(), StorageUse.current());
  }
}
