package io.spacemoe.instances.text;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/**
 * The text of a file: decompressed when it is gzip, without byte order mark, at most {@link #LIMIT}
 * bytes.
 */
public final class InputFile {
  /** The most bytes that are read from a file, and the most that a gzip file may unpack to. */
  public static final int LIMIT = 256 << 20;

  /** Bytes that are read at once. */
  private static final int PIECE = 1 << 20;

  private static final int LONGEST_LINE = 1 << 16;

  private final String name;
  private final byte[] text;
  private final Origin origin;

  private InputFile(String name, byte[] text, Origin origin) {
    this.name = name;
    this.text = text;
    this.origin = origin;
  }

  /**
   * Reads a file.
   *
   * @throws InstanceFormatException when there is none, it cannot be read, is empty or too large
   */
  public static InputFile read(Path file) {
    return of(file.toString(), bytes(file), new Origin.Disk());
  }

  /** A file as it is, compressed or not. */
  static byte[] bytes(Path file) {
    String name = file.toString();
    try {
      RegularFile.require(file);
      if (Files.size(file) > LIMIT) {
        throw tooLarge(name, String.format(Locale.ROOT, "is %,d bytes long", Files.size(file)));
      }
      try (InputStream in = Files.newInputStream(file)) {
        return bytes(name, in, (int) Files.size(file));
      }
    } catch (NoSuchFileException e) {
      throw new InstanceFormatException(name, "", "does not exist; expected a file");
    } catch (AccessDeniedException e) {
      throw new InstanceFormatException(name, "", "cannot be read: permission denied");
    } catch (IOException e) {
      throw new InstanceFormatException(name, "", "cannot be read: " + e.getMessage());
    }
  }

  /** The bytes of a file that was so long a moment ago. */
  private static byte[] bytes(String name, InputStream in, int length) throws IOException {
    byte[] bytes = new byte[length];
    int size = 0;
    for (int n = 1; n > 0 && size < length; size += Math.max(n, 0)) {
      n = in.read(bytes, size, Math.min(PIECE, length - size));
    }
    byte[] more = size < length ? new byte[0] : in.readNBytes(LIMIT + 1 - length);
    if (size + more.length > LIMIT) {
      throw tooLarge(name, "does not end");
    }
    byte[] all = size + more.length == length ? bytes : Arrays.copyOf(bytes, size + more.length);
    System.arraycopy(more, 0, all, size, more.length);
    return all;
  }

  /** Reads a bundled file. */
  static InputFile readBundled(String name) {
    try (InputStream in = InputFile.class.getResourceAsStream(Origin.Module.RESOURCES + name)) {
      if (in == null) {
        throw new InstanceFormatException(name, "", "does not exist among the bundled files");
      }
      return of(name, in.readAllBytes(), new Origin.Module());
    } catch (IOException e) {
      throw new InstanceFormatException(name, "", "cannot be read: " + e.getMessage());
    }
  }

  /** Reads another file, named relative to this one's folder. */
  public InputFile beside(String other) {
    return origin.beside(name, other);
  }

  /** The bytes of another file, named relative to this one's folder, compressed or not. */
  public byte[] bytesBeside(String other) {
    return origin.bytesBeside(name, other);
  }

  /** Whether it comes with the program. */
  public boolean bundled() {
    return origin instanceof Origin.Module;
  }

  /** What messages call it: its path, or its path inside this module's resources. */
  public String name() {
    return name;
  }

  /** What to call a problem in a file that does not name it: the file's name without endings. */
  public String problemName() {
    String last = Path.of(name).getFileName().toString();
    String plain = last.replaceFirst("(\\.gz)?$", "").replaceFirst("(?<=.)\\.[A-Za-z]{1,8}$", "");
    return plain.isEmpty() ? last : plain;
  }

  /** The text, which ought to be UTF-8; not a copy. */
  public byte[] text() {
    return text;
  }

  /** The first line that is not blank, without blanks around it; the beginning of a long one. */
  public String firstLine() {
    return lineFrom(0);
  }

  /** What follows the first line that is not blank, in the same way. */
  public String secondLine() {
    return lineFrom(endOfLine(afterBlanks(0)));
  }

  /** The third line that is not blank, in the same way. */
  public String thirdLine() {
    return lineFrom(endOfLine(afterBlanks(endOfLine(afterBlanks(0)))));
  }

  private String lineFrom(int start) {
    int from = afterBlanks(start);
    int to = Math.min(endOfLine(from), from + LONGEST_LINE);
    return new String(text, from, to - from, StandardCharsets.UTF_8).strip();
  }

  private int afterBlanks(int start) {
    int at = start;
    while (at < text.length && text[at] >= 0 && text[at] <= ' ') {
      at++;
    }
    return at;
  }

  private int endOfLine(int start) {
    int at = start;
    while (at < text.length && text[at] != '\n' && text[at] != '\r') {
      at++;
    }
    return at;
  }

  /** The text as characters. */
  public String characters() {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text)).toString();
    } catch (CharacterCodingException e) {
      throw isNoText(e);
    }
  }

  /** Refuses bytes that are no characters. */
  public void requireText() {
    try (Reader reader = reader()) {
      reader.transferTo(Writer.nullWriter());
    } catch (CharacterCodingException e) {
      throw isNoText(e);
    } catch (IOException e) {
      throw new IllegalStateException("bytes in memory could not be read", e);
    }
  }

  /** The text as characters, one after the other; it throws what {@link #isNoText} explains. */
  public Reader reader() {
    return new InputStreamReader(
        new ByteArrayInputStream(text), StandardCharsets.UTF_8.newDecoder());
  }

  /** That the bytes are no characters. */
  public InstanceFormatException isNoText(CharacterCodingException e) {
    return new InstanceFormatException(
        name, "", String.format(Locale.ROOT, "is not text (%s); expected UTF-8", e.getMessage()));
  }

  /** Whether there is another file, named relative to this one's folder. */
  public boolean isBeside(String other) {
    return origin.isBeside(name, other);
  }

  /** What stands in a file of this name. */
  public static InputFile of(String name, byte[] bytes) {
    return of(name, bytes, new Origin.Disk());
  }

  /**
   * What stands in a file of this name.
   *
   * @param beside contents of the files beside it, by name
   */
  public static InputFile of(String name, byte[] bytes, Map<String, byte[]> beside) {
    return of(name, bytes, new Origin.Memory(beside));
  }

  /** What stands in a file of this name that comes from there. */
  static InputFile of(String name, byte[] bytes, Origin origin) {
    boolean zipped = startsWith(bytes, 0, 0x1f, 0x8b);
    byte[] text = withoutMark(name, zipped ? Gunzip.unzipped(name, bytes) : bytes);
    if (text.length == 0) {
      throw new InstanceFormatException(name, "", "is empty");
    }
    return new InputFile(name, text, origin);
  }

  private static byte[] withoutMark(String name, byte[] text) {
    if (startsWith(text, 0, 0xfe, 0xff) || startsWith(text, 0, 0xff, 0xfe)) {
      throw new InstanceFormatException(
          name,
          "",
          String.format(
              Locale.ROOT,
              "starts with the mark of UTF-16; expected UTF-8.%nMaybe save it as UTF-8"));
    }
    int start = 0;
    while (startsWith(text, start, 0xef, 0xbb, 0xbf)) {
      start += 3;
    }
    return start == 0 ? text : Arrays.copyOfRange(text, start, text.length);
  }

  private static boolean startsWith(byte[] bytes, int from, int... start) {
    for (int i = 0; i < start.length; i++) {
      if (from + i >= bytes.length || (bytes[from + i] & 0xff) != start[i]) {
        return false;
      }
    }
    return true;
  }

  static InstanceFormatException tooLarge(String name, String found) {
    return new InstanceFormatException(
        name,
        "",
        String.format(Locale.ROOT, "%s; allowed: at most %,d bytes, also unpacked", found, LIMIT));
  }
}
