package chat.ranvier.application.environment.port;

/** Where unpredictable bytes come from: good enough for secrets. */
public interface Chance {
  /** Fresh bytes, as many as asked for. */
  byte[] bytes(int count);
}
