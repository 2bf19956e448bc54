package chat.ranvier.domain.json;

/** Somewhere that bytes go, piece by piece. */
@FunctionalInterface
public interface ByteSink {
  /** Takes bytes out of the array before it returns; the array is used again afterwards. */
  void write(byte[] bytes, int offset, int length);
}
