package chat.ranvier.bootstrap.observe.metrics;

/** The upper bounds of histograms' buckets. */
final class Buckets {
  /** For durations from half a millisecond to a long poll's minute. */
  static final double[] SECONDS = {
    0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60
  };

  /** For durations from ten microseconds, within the process. */
  static final double[] SHORT_SECONDS = {
    0.00001, 0.000025, 0.00005, 0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05,
    0.1, 0.25, 0.5, 1, 5
  };

  /** For how many bytes share a commit. */
  static final double[] BYTES = {
    256, 1 << 10, 1 << 12, 1 << 14, 1 << 16, 1 << 18, 1 << 20, 1 << 22, 1 << 24
  };

  /** For how many share a commit. */
  static final double[] SHARES = {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024};

  private Buckets() {}
}
