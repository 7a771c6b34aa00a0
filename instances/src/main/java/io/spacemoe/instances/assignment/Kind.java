package io.spacemoe.instances.assignment;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.spacemoe.instances.loads.LoadColumns;
import io.spacemoe.instances.loads.TableFile;
import io.spacemoe.instances.map.MapFile;
import io.spacemoe.instances.network.LinkFile;
import io.spacemoe.instances.network.NetworkTable;
import io.spacemoe.instances.network.StationsFile;
import io.spacemoe.instances.network.TopologyFile;
import io.spacemoe.instances.orbit.OmmFile;
import io.spacemoe.instances.orbit.TleFile;
import io.spacemoe.instances.requests.RequestFile;
import io.spacemoe.instances.text.InputFile;
import io.spacemoe.instances.text.InstanceFormatException;
import io.spacemoe.instances.text.Numbers;
import io.spacemoe.instances.text.Separator;
import io.spacemoe.instances.text.Tokens;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a file looks like by its first lines; by its name only where these leave two readings. */
public enum Kind {
  /** This project's own assignment instance. */
  ASSIGNMENT("an assignment instance"),
  /** Any other JSON object. */
  JSON("JSON"),
  /** Nodes and links of any network. */
  TOPOLOGY("a network of nodes and links"),
  /** Stations, boards, nodes or links, as CSV with a header. */
  NETWORK_TABLE("a table of satellites, stations or links"),
  /** Numbers with white space between them: as OR-Library publishes them, or costs line by line. */
  NUMBERS("numbers"),
  /** A DIMACS assignment problem. */
  DIMACS_ASSIGNMENT("a network of DIMACS"),
  /** A DIMACS minimum-cost flow. */
  DIMACS_FLOW("a network of DIMACS"),
  /** Costs as CSV. */
  COSTS("a cost matrix"),
  /** Numbers per layer and expert, as CSV or as SGLang writes them. */
  TABLE("a table of expert loads"),
  /** Recorded sets of activated experts, as CSV or JSON. */
  TRACE("a trace of activated experts"),
  /** The expert in each slot of a serving framework. */
  MAP("a map of slots to experts"),
  /** Requests with their times. */
  REQUESTS("a trace of requests"),
  /** Links of satellites, a pair in each line. */
  LINKS("a list of links"),
  /** Ground stations as the simulator Hypatia writes them. */
  STATIONS("ground stations"),
  /** Element sets of satellites in two lines each. */
  TLE("element sets of satellites"),
  /** Element sets of satellites as orbit mean-elements messages, in any form. */
  OMM("element sets of satellites"),
  /** None of these. */
  OTHER("none of these");

  /** The kinds of files that can be of two of them. */
  public static final List<Kind> TOLD = List.of(TABLE, TRACE, MAP, LINKS);

  private static final JsonFactory JSON_FACTORY = new JsonFactory();

  private final String words;

  Kind(String words) {
    this.words = words;
  }

  /** What it is, in words. */
  String words() {
    return words;
  }

  /** Whether files of this kind are instances of other projects. */
  public boolean isForeign() {
    return this == NUMBERS || this == DIMACS_ASSIGNMENT || this == DIMACS_FLOW || this == COSTS;
  }

  /**
   * The kind of a file.
   *
   * @throws InstanceFormatException when its first lines leave two readings, with the way out
   */
  public static Kind of(InputFile file) {
    String line = file.firstLine();
    char first = line.isEmpty() ? ' ' : line.charAt(0);
    if (first == ' ' || first == '{' || first == '[') {
      return json(file);
    }
    if (TleFile.is(file)) {
      return TLE;
    }
    if (OmmFile.isText(file) || MapFile.isYaml(file)) {
      return MapFile.isYaml(file) ? MAP : OMM;
    }
    if (line.matches("[cp]([ \t].*)?")) {
      return network(new Tokens(file));
    }
    Separator separator = Separator.likely(file);
    List<String> fields = separator.fields(line);
    boolean loads = LoadColumns.haveLoads(fields);
    if (loads && LoadColumns.haveMembers(fields)) {
      throw question(file, EnumSet.of(TABLE, TRACE));
    }
    if (loads || LoadColumns.haveSets(fields) || LoadColumns.haveMembers(fields)) {
      return loads ? TABLE : TRACE;
    }
    if (RequestFile.is(fields)) {
      return REQUESTS;
    }
    if (NetworkTable.of(fields).isPresent()) {
      return NETWORK_TABLE;
    }
    List<String> second = separator.fields(file.secondLine());
    if (StationsFile.isHypatias(fields)
        && (file.secondLine().isEmpty() || StationsFile.isHypatias(second))) {
      return STATIONS;
    }
    if (fields.size() == 2 && isLinks(file)) {
      return LINKS;
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
    boolean costsBelow = second.size() > 1 && second.stream().skip(1).allMatch(CostTable::isCost);
    return numberFirst
            || costsBelow
            || fields.get(0).equals("expert")
            || fields.stream().allMatch(CostTable::isCost)
        ? COSTS
        : OTHER;
  }

  /**
   * More pairs of satellites than two are links: as costs of experts on two satellites, they leave
   * no placement. A name in CSV says that they are costs all the same, as do numbers that another
   * format announces.
   */
  private static boolean isLinks(InputFile file) {
    return !Format.forName(Path.of(file.name())).equals(Optional.of(Format.CSV))
        && LinkFile.isListOfMoreThanTwo(file)
        && NumberText.fitsNone(file);
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

  private static Kind ofFormat(String format) {
    if (AssignmentFile.FORMAT.equals(format)) {
      return ASSIGNMENT;
    }
    return TopologyFile.FORMAT.equals(format) ? TOPOLOGY : JSON;
  }

  /** By the keys of the root object, or by what the root array holds. */
  private static Kind json(InputFile file) {
    try (JsonParser json = JSON_FACTORY.createParser(file.text())) {
      return json.nextToken() == JsonToken.START_ARRAY
          ? inArray(file, json)
          : inObject(file, json, true);
    } catch (IOException e) {
      return JSON; // whose reader says what is wrong, and where
    }
  }

  /**
   * One array of rows is a table, several are the tokens of a trace. One array of such arrays is a
   * table for each step, or routed experts for each token, of which no row has a number twice.
   */
  private static Kind inArray(InputFile file, JsonParser json) throws IOException {
    JsonToken token = json.nextToken();
    if (token != JsonToken.START_ARRAY) {
      return token == JsonToken.START_OBJECT ? OMM : JSON;
    }
    int depth = 1;
    int deepest = 1;
    boolean sets = true;
    Set<Long> row = new HashSet<>();
    for (; depth > 0; token = depth > 0 ? json.nextToken() : token) {
      if (token == null) {
        return JSON;
      }
      if (token == JsonToken.START_ARRAY) {
        depth++;
        row.clear();
      } else if (token == JsonToken.END_ARRAY) {
        depth--;
      } else {
        sets &= token == JsonToken.VALUE_NUMBER_INT && row.add(json.getLongValue());
      }
      deepest = Math.max(deepest, depth);
    }
    if (json.nextToken() != null) {
      return TRACE;
    }
    if (deepest == 3 && sets) {
      throw question(file, EnumSet.of(TABLE, TRACE));
    }
    return TABLE;
  }

  /** A first object without a key that tells may say something about those below it. */
  private static Kind inObject(InputFile file, JsonParser json, boolean first) throws IOException {
    Set<String> keys = new HashSet<>();
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    boolean mapBelow = false;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String key = json.currentName();
      keys.add(key);
      boolean array = json.nextToken() == JsonToken.START_ARRAY;
      if (key.equals("format")) {
        return ofFormat(json.getText());
      }
      if (array && key.equals(TableFile.SGLANG)) {
        kinds.add(TABLE);
      } else if (array && LoadColumns.isSets(key)) {
        kinds.add(TRACE);
      } else if (json.currentToken().isStructStart() && key.equals(MapFile.PHYSICAL_TO_LOGICAL)) {
        kinds.add(MAP);
      } else if (array && key.equals("nodes")) {
        kinds.add(TOPOLOGY);
      }
      mapBelow |= MapFile.isIn(json);
    }
    if (kinds.size() > 1) {
      throw question(file, kinds);
    }
    if (kinds.isEmpty() && mapBelow) {
      return MAP;
    }
    if (!kinds.isEmpty() || OmmFile.isMessage(keys)) {
      return kinds.isEmpty() ? OMM : kinds.iterator().next();
    }
    return first && json.nextToken() == JsonToken.START_OBJECT ? inObject(file, json, false) : JSON;
  }

  private static InstanceFormatException question(InputFile file, Set<Kind> kinds) {
    return new InstanceFormatException(
        file.name(),
        "",
        String.format(
            Locale.ROOT,
            "can be read as %s.%nMaybe say --format %s",
            kinds.stream().map(kind -> kind.words).collect(Collectors.joining(", or as ")),
            kinds.stream().map(Kind::id).collect(Collectors.joining(" or "))));
  }

  /** What it is called on a command line, where a file can be of two kinds. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
