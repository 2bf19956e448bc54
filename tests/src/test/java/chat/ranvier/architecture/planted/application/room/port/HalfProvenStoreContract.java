package chat.ranvier.architecture.planted.application.room.port;

/** A contract that runs on one storage only. */
interface HalfProvenStoreContract {
  /** The only run. */
  final class OnMemory implements HalfProvenStoreContract {}
}
