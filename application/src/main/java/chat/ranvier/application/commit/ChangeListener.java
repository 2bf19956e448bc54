package chat.ranvier.application.commit;

import java.util.List;

/** Somebody who wants to know what has become visible; told in the order of positions. */
public interface ChangeListener {
  /** Something has become visible at this position; must be quick and must not throw. */
  void changed(long position, ChangeNotice notice);

  /** All that has become visible at this position; as above. */
  default void changed(long position, List<ChangeNotice> notices) {
    for (ChangeNotice notice : notices) {
      changed(position, notice);
    }
  }
}
