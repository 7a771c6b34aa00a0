package io.spacemoe.instances.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import io.spacemoe.instances.text.Glimpse;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Turns JSON into plain values, in memory proportional to the text: objects become {@code
 * Map<String, Object>}, texts {@code String}, numbers that are whole and fit {@code Long}, others
 * {@code BigDecimal} ({@code Double} for NaN and infinities), arrays of such whole numbers {@code
 * long[]}, of other numbers {@code double[]}, other arrays {@code List<Object>}, also where numbers
 * stand among something else.
 *
 * <p>No format of the project nests deep or says a key twice; so these are refused at once.
 */
public final class JsonTree {
  private static final int MAX_DEPTH = 16;
  private static final int MAX_NODES = 2_000_000;

  private final JsonParser parser;
  private final Predicate<String> wanted;
  private int nodes;

  /**
   * A tree.
   *
   * @param wanted the keys of a root object that matter; values of others are passed over, whatever
   *     they are, and null
   */
  JsonTree(JsonParser parser, Predicate<String> wanted) {
    this.parser = parser;
    this.wanted = wanted;
  }

  /** The root value; nothing may follow it. */
  Object root() throws IOException {
    if (parser.nextToken() == null) {
      throw misfit("is empty; expected a JSON value");
    }
    Object root = value(0);
    if (parser.nextToken() != null) {
      throw misfit("goes on after its end; expected one JSON value");
    }
    return root;
  }

  private Object value(int depth) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(depth);
      case START_ARRAY -> array(depth);
      case VALUE_STRING -> text();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> throw misfit("is no value that JSON has");
    };
  }

  private Map<String, Object> object(int depth) throws IOException {
    count(depth);
    Map<String, Object> members = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      if (members.containsKey(key)) {
        throw misfit("is there twice; expected each key once");
      }
      parser.nextToken();
      if (depth > 0 || wanted.test(key)) {
        members.put(key, value(depth + 1));
      } else {
        parser.skipChildren();
        members.put(key, null);
      }
    }
    return members;
  }

  private Object array(int depth) throws IOException {
    count(depth);
    if (parser.nextToken().isNumeric()) {
      return numbers(depth);
    }
    return elements(new ArrayList<>(), depth);
  }

  /** An array of anything, from its first elements to its end. */
  private Object elements(List<Object> elements, int depth) throws IOException {
    while (parser.currentToken() != JsonToken.END_ARRAY) {
      elements.add(value(depth + 1));
      parser.nextToken();
    }
    return elements.isEmpty() ? new long[0] : elements;
  }

  /** An array of numbers, from the first to its end, unless something else stands among them. */
  private Object numbers(int depth) throws IOException {
    long[] whole = new long[8];
    int size = 0;
    while (parser.currentToken().isNumeric() && number() instanceof Long next) {
      whole = size == whole.length ? Arrays.copyOf(whole, grown(size)) : whole;
      whole[size++] = next;
      parser.nextToken();
    }
    if (parser.currentToken() == JsonToken.END_ARRAY) {
      return Arrays.copyOf(whole, size);
    }
    if (!parser.currentToken().isNumeric()) {
      return elements(boxed(Arrays.stream(whole, 0, size).boxed()), depth);
    }
    double[] any = Arrays.stream(whole).asDoubleStream().toArray();
    while (parser.currentToken() != JsonToken.END_ARRAY) {
      if (!parser.currentToken().isNumeric()) {
        return elements(boxed(Arrays.stream(any, 0, size).boxed()), depth);
      }
      any = size == any.length ? Arrays.copyOf(any, grown(size)) : any;
      any[size++] = parser.getDoubleValue();
      parser.nextToken();
    }
    return Arrays.copyOf(any, size);
  }

  private static List<Object> boxed(Stream<? extends Number> numbers) {
    return numbers.collect(Collectors.toCollection(ArrayList::new));
  }

  private static int grown(int size) {
    return size + (size >> 1) + 8;
  }

  /** A Long wherever the number is whole and fits, however it is written. */
  private Object number() throws IOException {
    if (parser.isNaN()) {
      return parser.getDoubleValue();
    }
    if (parser.getNumberType() == JsonParser.NumberType.INT
        || parser.getNumberType() == JsonParser.NumberType.LONG) {
      return parser.getLongValue();
    }
    BigDecimal number = decimal();
    try {
      return number.longValueExact();
    } catch (ArithmeticException e) {
      return number;
    }
  }

  private BigDecimal decimal() throws IOException {
    try {
      return parser.getDecimalValue();
    } catch (NumberFormatException e) {
      throw misfit(
          "is %s; expected an exponent of at most nine digits"
              .formatted(Glimpse.shortened(parser.getText())));
    }
  }

  private String text() throws IOException {
    count(0);
    return parser.getText();
  }

  private void count(int depth) throws IOException {
    if (depth >= MAX_DEPTH) {
      throw misfit(
          String.format(
              Locale.ROOT, "is nested %d deep; allowed: at most %d", depth + 1, MAX_DEPTH));
    }
    if (++nodes > MAX_NODES) {
      throw misfit(
          String.format(
              Locale.ROOT,
              "is one array, object or text too many; allowed: at most %,d",
              MAX_NODES));
    }
  }

  private MisfitException misfit(String problem) {
    return new MisfitException(path(), problem);
  }

  /** The path of the current token. */
  private String path() {
    StringBuilder path = new StringBuilder();
    JsonStreamContext at = parser.getParsingContext();
    for (; at != null && !at.inRoot(); at = at.getParent()) {
      if (at.inArray() && at.hasCurrentIndex()) {
        path.insert(0, String.format(Locale.ROOT, "[%d]", at.getCurrentIndex()));
      } else if (at.hasCurrentName()) {
        path.insert(0, "." + Glimpse.shortened(at.getCurrentName()));
      }
    }
    return path.indexOf(".") == 0 ? path.substring(1) : path.toString();
  }

  /** JSON that no format of the project allows, whatever its keys. */
  static final class MisfitException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String path;
    private final String problem;

    MisfitException(String path, String problem) {
      super(problem);
      this.path = path;
      this.problem = problem;
    }

    /** The path of the parser's current token. */
    String path() {
      return path;
    }

    String problem() {
      return problem;
    }
  }
}
