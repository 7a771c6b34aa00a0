package io.spacemoe.instances;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a file looks like by its first lines; by its name only where these leave two readings. */
enum Kind {
  /** This project's own assignment instance. */
  ASSIGNMENT,
  /** Any other JSON object. */
  JSON,
  /** Whole numbers as OR-Library publishes them. */
  NUMBERS,
  /** A DIMACS assignment problem. */
  DIMACS_ASSIGNMENT,
  /** A DIMACS minimum-cost flow. */
  DIMACS_FLOW,
  /** Costs as CSV. */
  COSTS,
  /** Numbers per layer and expert, as CSV or as SGLang writes them. */
  TABLE,
  /** Recorded sets of activated experts, as CSV or JSON lines. */
  TRACE,
  /** Element sets of satellites in two lines each. */
  TLE,
  /** Element sets of satellites as a JSON array of objects. */
  OMM,
  /** None of these. */
  OTHER;

  private static final Pattern COST = Pattern.compile("(-?[0-9.]+(e[0-9]+)?|inf|infinity|-)?");

  private static final JsonFactory JSON_FACTORY = new JsonFactory();

  static Kind of(InputFile file) {
    String line = file.firstLine();
    char first = line.isEmpty() ? ' ' : line.charAt(0);
    if (first == ' ' || first == '{' || first == '[') {
      return json(file);
    }
    if (TleFile.isFirstLine(line) || TleFile.isFirstLine(file.secondLine())) {
      return TLE;
    }
    if (line.matches("[cp]([ \t].*)?")) {
      return network(new Tokens(file));
    }
    List<String> fields =
        Arrays.stream(line.split(",", -1)).map(f -> Csv.lower(f.replace('"', ' '))).toList();
    if (fields.contains("token") && fields.contains("experts")) {
      return TRACE;
    }
    if (fields.contains("layer")) {
      return TABLE;
    }
    boolean number = first == '-' || (first >= '0' && first <= '9');
    if (number && fields.size() == 1) {
      return isColumnOfCosts(file, line) ? COSTS : NUMBERS;
    }
    return number || fields.get(0).equals("expert") || areCosts(file.secondLine()) ? COSTS : OTHER;
  }

  /** Whether single numbers in lines of their own are a table with one column, by its name. */
  private static boolean isColumnOfCosts(InputFile file, String line) {
    return Format.forName(Path.of(file.name())).equals(Optional.of(Format.CSV))
        && COST.matcher(Csv.lower(line)).matches()
        && COST.matcher(Csv.lower(file.secondLine())).matches();
  }

  /** Whether a line under a header has costs after its first field, which may be a name. */
  private static boolean areCosts(String line) {
    String[] fields = line.split(",", -1);
    return fields.length > 1
        && Arrays.stream(fields).skip(1).allMatch(f -> COST.matcher(Csv.lower(f)).matches());
  }

  /** By the kind of problem that the first line after the comments names. */
  private static Kind network(Tokens tokens) {
    while (tokens.hasNext() && tokens.word("a line").equals("c")) {
      tokens.skipLine();
    }
    return tokens.hasNext() && tokens.word("a kind").equals("min")
        ? DIMACS_FLOW
        : DIMACS_ASSIGNMENT;
  }

  private static Kind inArray(JsonToken first) {
    return first == JsonToken.START_ARRAY ? TRACE : first == JsonToken.START_OBJECT ? OMM : JSON;
  }

  /** By the keys of the root object, or by what the root array begins with. */
  private static Kind json(InputFile file) {
    try (JsonParser json = JSON_FACTORY.createParser(file.text())) {
      if (json.nextToken() == JsonToken.START_ARRAY) {
        return inArray(json.nextToken());
      }
      Kind kind = JSON;
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String key = json.currentName();
        boolean array = json.nextToken() == JsonToken.START_ARRAY;
        if (key.equals("format")) {
          return AssignmentFile.FORMAT.equals(json.getText()) ? ASSIGNMENT : JSON;
        }
        kind = array && key.equals(TableFile.SGLANG) ? TABLE : kind;
        kind = array && key.equals("experts") ? TRACE : kind;
        json.skipChildren();
      }
      return kind;
    } catch (IOException e) {
      return JSON; // whose reader says what is wrong, and where
    }
  }
}
