package io.spacemoe.instances.text;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The line of a CSV file that is being read: its fields without the blanks around them. The next
 * line takes its place, so that a table of millions of numbers makes no garbage.
 */
public final class CsvLine {
  /** Digits of which every number fits a {@code long}. */
  private static final int DIGITS = 18;

  private char[] chars = new char[1 << 10];
  private int[] ends = new int[1 << 6];
  private long[] numbers = new long[1 << 6];
  private int size;
  private long number;

  CsvLine() {}

  /** Its number in the file, from 1; that of the first, when quotes go over several. */
  public long number() {
    return number;
  }

  /** The number of fields. */
  public int size() {
    return size;
  }

  /** A field, without blanks around it. */
  public String text(int field) {
    return new String(chars, start(field), ends[field] - start(field));
  }

  /** All fields. */
  List<String> texts() {
    return IntStream.range(0, size).mapToObj(this::text).toList();
  }

  /** Whether there is nothing on it. */
  boolean isBlank() {
    return size == 1 && ends[0] == 0;
  }

  private int start(int field) {
    return field == 0 ? 0 : ends[field - 1];
  }

  /**
   * A field of at most 18 digits, perhaps after a minus, as the number that it is.
   *
   * @return {@code Long.MIN_VALUE} for any other field
   */
  public long digits(int field) {
    return numbers[field];
  }

  private static boolean isBlank(char c) {
    return (c <= ' ' || c > '~') && Character.isWhitespace(c);
  }

  private void begin(long lineNumber) {
    number = lineNumber;
    size = 0;
  }

  private void add(char[] text, int offset, int length) {
    int from = offset;
    int to = offset + length;
    while (from < to && isBlank(text[from])) {
      from++;
    }
    while (from < to && isBlank(text[to - 1])) {
      to--;
    }
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, 2 * size);
      numbers = Arrays.copyOf(numbers, 2 * size);
    }
    int end = size == 0 ? 0 : ends[size - 1];
    if (end + to - from > chars.length) {
      chars = Arrays.copyOf(chars, Math.max(end + to - from, 2 * chars.length));
    }
    boolean negative = from < to && text[from] == '-';
    int digits = to - from - (negative ? 1 : 0);
    boolean whole = digits > 0 && digits <= DIGITS;
    if (negative) {
      chars[end++] = '-';
    }
    long value = 0;
    for (int i = to - digits; i < to; i++) {
      char c = text[i];
      chars[end++] = c;
      value = 10 * value + c - '0';
      whole &= c >= '0' && c <= '9';
    }
    numbers[size] = !whole ? Long.MIN_VALUE : negative ? -value : value;
    ends[size++] = end;
  }

  /** Fills the line. */
  static final class Handler extends AbstractBaseCsvCallbackHandler<CsvLine> {
    private final CsvLine line = new CsvLine();

    @Override
    protected void handleBegin(long startingLineNumber) {
      line.begin(startingLineNumber);
    }

    @Override
    protected void handleField(int field, char[] buffer, int offset, int length, boolean quoted) {
      line.add(buffer, offset, length);
    }

    @Override
    protected void handleEmpty() {
      line.add(new char[0], 0, 0);
    }

    @Override
    protected CsvLine buildRecord() {
      return line;
    }
  }
}
