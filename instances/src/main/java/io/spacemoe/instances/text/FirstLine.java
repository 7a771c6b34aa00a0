package io.spacemoe.instances.text;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The first line of a CSV file, which may be a header.
 *
 * @param fields its fields without blanks around them, in lower case
 */
public record FirstLine(List<String> fields) {
  /** What other programs write where a number is missing: never taken for a name. */
  private static final Pattern MISSING =
      Pattern.compile("[-+]?(inf|infinity|nan|na|n/a|null|none)|#.*");

  private static final Pattern COUNT = Pattern.compile("[0-9]{1,9}");

  /** The first field. */
  public String corner() {
    return fields.get(0);
  }

  /** Whether the fields from this one on, at least one, are different names. */
  public boolean namesFrom(int first) {
    Set<String> names = new HashSet<>();
    return first < fields.size()
        && fields.stream().skip(first).allMatch(field -> isName(field) && names.add(field));
  }

  private static boolean isName(String field) {
    return field.codePoints().anyMatch(Character::isLetter)
        && !Numbers.isNumber(field)
        && !MISSING.matcher(field).matches();
  }

  /** Whether the fields from this one on count the columns: 0, 1, 2 ... or 1, 2, 3 ... */
  public boolean countsFrom(int first) {
    String start = first < fields.size() ? fields.get(first) : "";
    return (start.equals("0") || start.equals("1"))
        && IntStream.range(first, fields.size())
            .allMatch(
                i -> fields.get(i).equals(Integer.toString(i - first + start.charAt(0) - '0')));
  }

  /** Whether the fields from this one on are different whole numbers, written with digits only. */
  public boolean couldNumberColumnsFrom(int first) {
    Set<String> numbers = new HashSet<>();
    return fields.stream()
        .skip(first)
        .allMatch(field -> COUNT.matcher(field).matches() && numbers.add(field));
  }
}
