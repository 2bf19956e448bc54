package chat.ranvier.bootstrap.observe.metrics;

/** The upper bounds of histograms' buckets. */
final class Buckets {
  /** For durations from half a millisecond to a long poll's minute. */
  static final double[] SECONDS = {
    0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60
  };

  /** For how many share a commit. */
  static final double[] SHARES = {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024};

  private Buckets() {}
}
