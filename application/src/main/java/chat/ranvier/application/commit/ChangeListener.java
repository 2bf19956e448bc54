package chat.ranvier.application.commit;

/** Somebody who wants to know what has become visible; told in the order of positions. */
public interface ChangeListener {
  /** Something has become visible at this position; must be quick and must not throw. */
  void changed(long position, ChangeNotice notice);
}
