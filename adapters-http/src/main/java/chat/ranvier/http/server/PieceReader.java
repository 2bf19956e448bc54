package chat.ranvier.http.server;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.http.DirectHandler.EventType;
import io.helidon.http.RequestException;
import java.util.function.Supplier;

/**
 * Reads what a client sends, and shows each large chunk of a body as several small ones.
 *
 * <p>The web server holds a whole chunk in memory before it hands on a byte, up to two gigabytes
 * for whoever asks. Of the reader it uses {@code readLine} for the line before a chunk, {@code
 * readBuffer} for the chunk, and {@code skip(2)} for the end of line after it.
 */
final class PieceReader extends DataReader {
  private static final int PIECE = 64 << 10;
  private static final int MAX_SIZE_DIGITS = 7;
  private static final int MAX_LINE = 1024;

  private int rest;
  private boolean inChunk;
  private boolean afterPiece;

  @SuppressWarnings("removal")
  PieceReader(Supplier<byte[]> socket) {
    super(socket);
  }

  @Override
  public String readLine() {
    if (rest == 0) {
      String line = boundedLine();
      if (line.isEmpty()) {
        return line;
      }
      rest = size(line);
    }
    int piece = Math.min(rest, PIECE);
    rest -= piece;
    inChunk = piece > 0;
    return Integer.toHexString(piece);
  }

  @Override
  public BufferData readBuffer(int length) {
    BufferData data = super.readBuffer(length);
    afterPiece = inChunk;
    inChunk = false;
    return data;
  }

  @Override
  public void skip(int length) {
    if (afterPiece) {
      afterPiece = false;
      if (rest > 0) {
        return;
      }
      if (!startsWithNewLine()) {
        throw malformed();
      }
    }
    super.skip(length);
  }

  private String boundedLine() {
    int length = findNewLine(MAX_LINE);
    if (length == MAX_LINE) {
      throw malformed();
    }
    String line = readAsciiString(length);
    super.skip(2);
    return line;
  }

  private static int size(String line) {
    if (line.length() > MAX_SIZE_DIGITS) {
      throw malformed();
    }
    int size = 0;
    for (int i = 0; i < line.length(); i++) {
      int digit = Character.digit(line.charAt(i), 16);
      if (digit < 0) {
        throw malformed();
      }
      size = size << 4 | digit;
    }
    return size;
  }

  private static RequestException malformed() {
    return RequestException.builder()
        .type(EventType.BAD_REQUEST)
        .message("malformed chunk")
        .build();
  }
}
