package chat.ranvier.http.server;

import chat.ranvier.application.environment.port.WorkingMemory;
import chat.ranvier.domain.json.JsonOutput;

/** How large an answer has become, and that there is memory for it; for the one who writes it. */
public final class AnswerSize {
  /** The output, which doubles as it grows, and its copy in the end. */
  private static final int COPIES = 3;

  private static final int STEP = 16 << 10;

  private final JsonOutput out;
  private int taken;

  /** The size of what stands in this output, and of what will. */
  public AnswerSize(JsonOutput out) {
    this.out = out;
  }

  /** Takes memory for what was written since. */
  public void hasGrown() {
    if (out.size() - taken >= STEP) {
      take(out.size());
    }
  }

  private void take(int size) {
    WorkingMemory.current().take((long) COPIES * (size - taken));
    taken = size;
  }
}
