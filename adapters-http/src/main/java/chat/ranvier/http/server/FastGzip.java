package chat.ranvier.http.server;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Gzip that spends little time: most of what there is to gain from JSON comes at once. */
final class FastGzip extends GZIPOutputStream {
  private static final int BUFFER = 8 << 10;

  FastGzip(OutputStream out) throws IOException {
    super(out, BUFFER);
    def.setLevel(Deflater.BEST_SPEED);
  }
}
