package io.spacemoe.lab.batch;

import io.spacemoe.lab.run.JsonLines;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The journal of a batch at work. Each line is handed to the system as a whole before the next
 * thing happens, so it outlives this process; only a crash of the machine may cost the last ones.
 */
final class Journal implements Closeable {
  private final Path file;
  private final FileChannel channel;
  private long length;

  private Journal(Path file, FileChannel channel, long length) {
    this.file = file;
    this.channel = channel;
    this.length = length;
  }

  /**
   * Opens a journal to append to.
   *
   * @param length bytes to keep: all whole lines
   */
  static Journal append(Path file, long length) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    channel.truncate(length);
    channel.position(length);
    return new Journal(file, channel, length);
  }

  /**
   * Writes a line, from any thread.
   *
   * @throws IOException when not all of it can be written; the journal then ends with the line
   *     before
   */
  synchronized void write(JournalLine line) throws IOException {
    byte[] json = JsonLines.of(line);
    ByteBuffer bytes = ByteBuffer.allocate(json.length + 1).put(json).put((byte) '\n').flip();
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      length += json.length + 1;
    } catch (IOException e) {
      channel.truncate(length);
      throw new IOException(
          "journal %s cannot be written: %s.%nIt holds all runs that ended"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    channel.force(false);
    channel.close();
  }
}
