package io.spacemoe.lab.journal;

import io.spacemoe.instances.text.RegularFile;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The journal of a study at work: a file of lines that only grows. Each line is handed to the
 * system as a whole before the next thing happens, so it outlives this process; only a crash of the
 * machine may cost the last ones. A process may be killed at any moment: a last line that was not
 * written to its end does not count. Thread-safe.
 */
public final class Journal implements Closeable {
  private final Path file;
  private final FileChannel channel;
  private long length;

  private Journal(Path file, FileChannel channel, long length) {
    this.file = file;
    this.channel = channel;
    this.length = length;
  }

  /** Takes the lines of a journal, one at a time. */
  @FunctionalInterface
  public interface Reader {
    /**
     * Takes a line.
     *
     * @param line its bytes without its end
     * @param number its number, from 1
     * @param at the byte of the file that it begins at
     * @throws IOException when it says nothing that this reader knows
     */
    void take(byte[] line, int number, long at) throws IOException;
  }

  /**
   * Reads the whole lines of a journal.
   *
   * @param file the file; one that does not exist has none
   * @param reader takes each
   * @return how many bytes they have, ends of lines included
   * @throws IOException when the file cannot be read
   */
  public static long read(Path file, Reader reader) throws IOException {
    if (!Files.exists(file)) {
      return 0;
    }
    RegularFile.require(file);
    long length = 0;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      int number = 1;
      for (byte[] line = line(in); line != null; line = line(in)) {
        reader.take(line, number, length);
        length += line.length + 1L;
        number++;
      }
    }
    return length;
  }

  /** The next whole line without its end; null when there is none, or only the start of one. */
  private static byte[] line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(1 << 10);
    for (int next = in.read(); next >= 0; next = in.read()) {
      if (next == '\n') {
        return line.toByteArray();
      }
      line.write(next);
    }
    return null;
  }

  /**
   * Opens a journal to append to, and makes it where there is none.
   *
   * @param file the file
   * @param length bytes to keep: all whole lines
   * @return the journal, to be closed
   * @throws IOException when it cannot be written
   */
  public static Journal append(Path file, long length) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      channel.truncate(length);
      channel.position(length);
      return new Journal(file, channel, length);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /**
   * Writes a line.
   *
   * @param line the line without its end
   * @throws IOException when not all of it can be written; the journal then ends with the line
   *     before
   */
  public synchronized void write(byte[] line) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(line.length + 1).put(line).put((byte) '\n').flip();
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      length += line.length + 1;
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
