package io.spacemoe.instances.assignment;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.spacemoe.instances.loads.TableFile;
import io.spacemoe.instances.network.NetworkTable;
import io.spacemoe.instances.network.TopologyFile;
import io.spacemoe.instances.orbit.OmmFile;
import io.spacemoe.instances.orbit.TleFile;
import io.spacemoe.instances.text.InputFile;
import io.spacemoe.instances.text.Numbers;
import io.spacemoe.instances.text.Separator;
import io.spacemoe.instances.text.Tokens;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a file looks like by its first lines; by its name only where these leave two readings. */
public enum Kind {
  /** This project's own assignment instance. */
  ASSIGNMENT,
  /** Any other JSON object. */
  JSON,
  /** Nodes and links of any network. */
  TOPOLOGY,
  /** Stations, boards, nodes or links, as CSV with a header. */
  NETWORK_TABLE,
  /** Numbers with white space between them: as OR-Library publishes them, or costs line by line. */
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
  /** Element sets of satellites as orbit mean-elements messages, in any form. */
  OMM,
  /** None of these. */
  OTHER;

  private static final JsonFactory JSON_FACTORY = new JsonFactory();

  /** Whether files of this kind are instances of other projects. */
  public boolean isForeign() {
    return this == NUMBERS || this == DIMACS_ASSIGNMENT || this == DIMACS_FLOW || this == COSTS;
  }

  public static Kind of(InputFile file) {
    String line = file.firstLine();
    char first = line.isEmpty() ? ' ' : line.charAt(0);
    if (first == ' ' || first == '{' || first == '[') {
      return json(file);
    }
    if (TleFile.is(file)) {
      return TLE;
    }
    if (OmmFile.isText(file)) {
      return OMM;
    }
    if (line.matches("[cp]([ \t].*)?")) {
      return network(new Tokens(file));
    }
    Separator separator = Separator.likely(file);
    List<String> fields = separator.fields(line);
    if (fields.contains("token") && fields.contains("experts")) {
      return TRACE;
    }
    if (fields.contains("layer")) {
      return TABLE;
    }
    if (NetworkTable.of(fields).isPresent()) {
      return NETWORK_TABLE;
    }
    if (fields.size() == 1) {
      return ofOneField(file, fields.get(0));
    }
    if (separator.isWhite()
        && line.indexOf('"') < 0
        && fields.stream().allMatch(Numbers::isNumber)) {
      return NUMBERS;
    }
    boolean numberFirst = Numbers.isNumber(fields.get(0));
    List<String> second = separator.fields(file.secondLine());
    boolean costsBelow = second.size() > 1 && second.stream().skip(1).allMatch(CostTable::isCost);
    return numberFirst
            || costsBelow
            || fields.get(0).equals("expert")
            || fields.stream().allMatch(CostTable::isCost)
        ? COSTS
        : OTHER;
  }

  /** Single numbers in lines of their own are a table with one column by the file's name only. */
  private static Kind ofOneField(InputFile file, String first) {
    boolean named = Format.forName(Path.of(file.name())).equals(Optional.of(Format.CSV));
    if (named && Separator.COMMA.fields(file.secondLine()).size() == 1 && isColumn(first, file)) {
      return COSTS;
    }
    char start = first.isEmpty() ? ' ' : first.charAt(0);
    return start == '-' || (start >= '0' && start <= '9') ? NUMBERS : OTHER;
  }

  private static boolean isColumn(String first, InputFile file) {
    String second = Separator.COMMA.fields(file.secondLine()).get(0);
    return CostTable.isCost(second) && (CostTable.isCost(first) || !second.isEmpty());
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

  /** One array of arrays is a table, several are the tokens of a trace. */
  private static Kind inArray(JsonParser json) throws IOException {
    if (json.nextToken() != JsonToken.START_ARRAY) {
      return json.currentToken() == JsonToken.START_OBJECT ? OMM : JSON;
    }
    do {
      json.skipChildren();
    } while (json.nextToken() != JsonToken.END_ARRAY);
    return json.nextToken() == null ? TABLE : TRACE;
  }

  private static Kind ofFormat(String format) {
    if (AssignmentFile.FORMAT.equals(format)) {
      return ASSIGNMENT;
    }
    return TopologyFile.FORMAT.equals(format) ? TOPOLOGY : JSON;
  }

  /** By the keys of the root object, or by what the root array begins with. */
  private static Kind json(InputFile file) {
    try (JsonParser json = JSON_FACTORY.createParser(file.text())) {
      if (json.nextToken() == JsonToken.START_ARRAY) {
        return inArray(json);
      }
      Kind kind = JSON;
      Set<String> keys = new HashSet<>();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String key = json.currentName();
        keys.add(key);
        boolean array = json.nextToken() == JsonToken.START_ARRAY;
        if (key.equals("format")) {
          return ofFormat(json.getText());
        }
        kind = array && key.equals(TableFile.SGLANG) ? TABLE : kind;
        kind = array && key.equals("experts") ? TRACE : kind;
        kind = array && key.equals("nodes") ? TOPOLOGY : kind;
        json.skipChildren();
      }
      return OmmFile.isMessage(keys) ? OMM : kind;
    } catch (IOException e) {
      return JSON; // whose reader says what is wrong, and where
    }
  }
}
