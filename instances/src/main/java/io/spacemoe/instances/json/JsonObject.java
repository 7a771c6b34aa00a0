package io.spacemoe.instances.json;

import io.spacemoe.instances.text.Glimpse;
import io.spacemoe.instances.text.Names;
import io.spacemoe.instances.text.Numbers;
import io.spacemoe.scenario.value.InvalidValueException;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * An object of a JSON file, asked key by key for values of a type. Whatever is missing or of
 * another type is an {@link InvalidValueException} with the path inside the file; so are keys that
 * nobody asked for.
 */
public final class JsonObject {
  private final String path;
  private final Map<String, Object> members;
  private final Set<String> asked = new TreeSet<>();

  /**
   * An object.
   *
   * @param path its path, empty for the root
   * @param members values as {@link JsonTree} makes them
   */
  private JsonObject(String path, Map<String, Object> members) {
    this.path = path;
    this.members = members;
  }

  /**
   * Makes something of an object; keys that the reader did not ask for are refused.
   *
   * @throws InvalidValueException also where the reader throws an IllegalArgumentException
   */
  public static <T> T read(String path, Object value, Function<JsonObject, T> reader) {
    if (!(value instanceof Map<?, ?> map)) {
      throw wrong(path, value, "an object");
    }
    Map<String, Object> members = new LinkedHashMap<>();
    map.forEach((key, member) -> members.put((String) key, member));
    JsonObject object = new JsonObject(path, members);
    try {
      T result = reader.apply(object);
      object.refuseOtherKeys();
      return result;
    } catch (InvalidValueException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new InvalidValueException(path, "is not valid: " + e.getMessage());
    }
  }

  /** Makes something of an object of another project, which may have any other keys. */
  public static <T> T readForeign(Object value, Function<JsonObject, T> reader) {
    return read(
        "",
        value,
        object -> {
          T result = reader.apply(object);
          object.asked.addAll(object.members.keySet());
          return result;
        });
  }

  private void refuseOtherKeys() {
    for (String key : members.keySet()) {
      if (!asked.contains(key)) {
        Set<String> free = new TreeSet<>(asked);
        free.removeAll(members.keySet());
        throw new InvalidValueException(
            path(Glimpse.shortened(key)),
            "is not a key here; allowed: %s%s"
                .formatted(
                    String.join(", ", asked),
                    Names.meant(key, free).map(near -> ".%nMaybe %s?".formatted(near)).orElse("")));
      }
    }
  }

  /** The path of a key, which errors name. */
  public String path(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  /** Whether a key is there, be it with null. */
  public boolean has(String key) {
    asked.add(key);
    return members.containsKey(key);
  }

  /** Whether a key is there with a text. */
  public boolean hasText(String key) {
    return has(key) && members.get(key) instanceof String;
  }

  /** All keys with their values, for objects whose keys are names and not fixed. */
  public Map<String, Object> members() {
    asked.addAll(members.keySet());
    return Collections.unmodifiableMap(members);
  }

  /** What a reader makes of a key's value; empty for a missing key, but not for null. */
  public <T> Optional<T> given(String key, Function<String, T> reader) {
    return has(key) ? Optional.of(reader.apply(key)) : Optional.empty();
  }

  /** What a reader makes of a key's value; empty for null or a missing key. */
  public <T> Optional<T> optional(String key, Function<String, T> reader) {
    return has(key) && members.get(key) != null ? Optional.of(reader.apply(key)) : Optional.empty();
  }

  private Object required(String key) {
    if (has(key)) {
      return members.get(key);
    }
    Set<String> others = new HashSet<>(members.keySet());
    others.removeAll(asked);
    throw new InvalidValueException(
        path(key),
        "is missing"
            + Names.meant(key, others)
                .map(near -> "; there is %s.%nMaybe rename it".formatted(near))
                .orElse(""));
  }

  /** A text. */
  public String text(String key) {
    Object value = required(key);
    if (value instanceof String text) {
      return text;
    }
    throw wrong(path(key), value, "a text");
  }

  /** A text, or another one when the key is missing. */
  public String text(String key, String otherwise) {
    return has(key) ? text(key) : otherwise;
  }

  /** One of the given texts, by what it stands for. */
  public <E> E choice(String key, Map<String, E> choices) {
    String text = text(key);
    if (choices.containsKey(text)) {
      return choices.get(text);
    }
    throw new InvalidValueException(
        path(key), Glimpse.described(text), Names.listed(text, choices.keySet()));
  }

  /** True or false, or another value when the key is missing. */
  public boolean flag(String key, boolean otherwise) {
    if (!has(key)) {
      return otherwise;
    }
    if (members.get(key) instanceof Boolean flag) {
      return flag;
    }
    throw wrong(path(key), members.get(key), "true or false");
  }

  /** A finite number. */
  public double number(String key) {
    Object value = required(key);
    if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
      return number.doubleValue();
    }
    throw wrong(path(key), value, "a finite number");
  }

  /** A finite number, or another value when the key is missing. */
  public double number(String key, double otherwise) {
    return has(key) ? number(key) : otherwise;
  }

  /** A finite number; empty for null or a missing key. */
  public OptionalDouble optionalNumber(String key) {
    return optional(key, this::number).map(OptionalDouble::of).orElse(OptionalDouble.empty());
  }

  /** A whole number, also when written with a decimal point or an exponent. */
  public long whole(String key) {
    Object value = required(key);
    if (value instanceof Long whole) {
      return whole;
    }
    throw wrong(path(key), value, Numbers.WHOLE);
  }

  /** A whole number, or another value when the key is missing. */
  public long whole(String key, long otherwise) {
    return has(key) ? whole(key) : otherwise;
  }

  /** A whole number; empty for null or a missing key. */
  public OptionalLong optionalWhole(String key) {
    return optional(key, this::whole).map(OptionalLong::of).orElse(OptionalLong.empty());
  }

  /** A whole number that fits an {@code int}. */
  public int count(String key) {
    return (int)
        InvalidValueException.inRange(path(key), whole(key), Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  /** A whole number that fits an {@code int}; empty for null or a missing key. */
  public OptionalInt optionalCount(String key) {
    return optional(key, this::count).map(OptionalInt::of).orElse(OptionalInt.empty());
  }

  /** A whole number that fits an {@code int}, or another value when the key is missing. */
  public int count(String key, int otherwise) {
    return has(key) ? count(key) : otherwise;
  }

  /** What a reader makes of an object. */
  public <T> T object(String key, Function<JsonObject, T> reader) {
    return read(path(key), required(key), reader);
  }

  /** What a reader makes of an object, of an empty one when the key is missing. */
  public <T> T objectOrEmpty(String key, Function<JsonObject, T> reader) {
    return read(path(key), has(key) ? members.get(key) : Map.of(), reader);
  }

  /** What a reader makes of each object of an array; nothing when the key is missing. */
  public <T> List<T> objects(String key, Function<JsonObject, T> reader) {
    if (!has(key)) {
      return List.of();
    }
    List<?> elements = array(key).elements();
    return IntStream.range(0, elements.size())
        .mapToObj(
            i -> read(String.format(Locale.ROOT, "%s[%d]", path(key), i), elements.get(i), reader))
        .toList();
  }

  /** An array. */
  public JsonArray array(String key) {
    return new JsonArray(path(key), required(key));
  }

  public static InvalidValueException wrong(String path, Object value, String expected) {
    return new InvalidValueException(
        path, "is %s; expected %s".formatted(Glimpse.described(value), expected));
  }
}
