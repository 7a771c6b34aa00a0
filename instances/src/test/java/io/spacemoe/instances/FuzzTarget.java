package io.spacemoe.instances;

import io.spacemoe.instances.assignment.AssignmentFile;
import io.spacemoe.instances.assignment.Format;
import io.spacemoe.instances.assignment.Reading;
import io.spacemoe.instances.assignment.SolutionFile;
import io.spacemoe.instances.assignment.SolutionReader;
import io.spacemoe.instances.json.JsonFile;
import io.spacemoe.instances.loads.TableFile;
import io.spacemoe.instances.loads.TraceFile;
import io.spacemoe.instances.map.MapFile;
import io.spacemoe.instances.network.BoardsFile;
import io.spacemoe.instances.network.LinkFile;
import io.spacemoe.instances.network.StationsFile;
import io.spacemoe.instances.network.TopologyFile;
import io.spacemoe.instances.orbit.MadeUpTle;
import io.spacemoe.instances.orbit.OrbitFiles;
import io.spacemoe.instances.requests.RequestFile;
import io.spacemoe.instances.scenario.LayoutFile;
import io.spacemoe.instances.scenario.ScenarioFiles;
import io.spacemoe.instances.scenario.ScenarioReader;
import io.spacemoe.instances.text.InputFile;
import io.spacemoe.instances.text.Part;
import io.spacemoe.scenario.orbit.OrbitFile;
import io.spacemoe.scenario.sky.Constellation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;

/** A reader to be fuzzed, with good files to start from. */
enum FuzzTarget {
  SCENARIO,
  PLACEMENT,
  ASSIGNMENT,
  SOLUTION,
  TABLE(
      "layer,e0,e1\n0,1,2.5\n1,3,4\n",
      "5,2\n3,4\n",
      "[[90, 132], [20, 107]]",
      "\"layer\",\"a\"\r\n7,\"1\"\r\n"),
  LONG_TABLE("model,layer,expert,tokens\na,0,0,1\na,0,1,2\nb,0,0,3\nb,0,1,4\n"),
  SGLANG(
      "{\"logical_count\": [[0.0, 0.0], [1, 2], [3.5, 4]]}",
      "{\"rank\": [null, 1], \"logical_count\": [[[0, 0], [1, 2]], [[1, 0], [3.5, 4]]]}"),
  TRACE(
      "token,layer,experts\n0,1,8 26\n0,2,\"3 38\"\n",
      "{\"token\": 0, \"layer\": 3, \"experts\": [8, 26]}\n{\"layer\": 4, \"experts\": [1]}\n",
      "[[8, 26], [3, 38]]\n\n[[1, 2], [3, 4]]\n",
      "[[[8, 26], [3, 38]],\n [[1, 2], [3, 4]]]\n",
      "{\"model\": \"x\"}\n{\"layer_id\": 3, \"topk_ids\": [[8, 26], [1, 2]], \"w\": [1, null]}\n",
      "{\"routed_experts\": [[[8, 26], [3, 38]]]}\n",
      "token_id\tlayer_id\texpert_id\tw\n0\t1\t8\tx\n0\t1\t9\ty\n",
      "layer;expert_ids\n1;\"[8, 26]\"\n2;3 38\n"),
  MAP(
      "{\"physical_to_logical_map\": [[5, 6, -1], [0, 1, 2]], \"x\": [1, {}]}",
      "{\"x\": [{\"a\": {\"physical_to_logical_map\": {\"b\": [[5, 6, -1], [0, 1, 2]]}}}]}",
      "[[5, 6, -1], [0, 1, 2]]",
      "# EPLB\nnum_slots: 3\ninitial_global_assignments:\n  3: [0, 1, 1]\n  4: [2, 1, 0]\nep_size: 3\n"),
  OR_ASSIGNMENT("3\n 5 6 7\n 8 9 10\n 11 12 13\n", "1\n5\n", "0"),
  GAP(
      "2\n2 3\n5 9 4 1 7 2\n1 2 3 4 4 4\n6 8\n1 2\n3 4\n1 1\n2\n",
      "2 3\n 5 9 4\n 1 7 2\n 1 2 3\n 4 4 4\n 6 8\n"),
  DIMACS_ASSIGNMENT("c x\np asn 4 3\nn 1\nn 2\na 1 3 -5\na 1 4 6\na 2 4 7\n"),
  DIMACS_FLOW(
      """
      p min 5 5
      n 1 2
      n 2 1
      n 4 -1
      n 5 -2
      a 1 4 0 1 3
      a 1 5 0 9 4
      a 1 5 0 2 8
      a 2 4 0 0 0
      a 2 5 0 1 6
      """),
  TLE(
      MadeUpTle.of("delta:800:53:6/3/1"),
      MadeUpTle.of("star:780:86.4:4/2/1").replace("MADE", "0 X"),
      "2 2\n" + MadeUpTle.of("star:780:86.4:4/2/1")),
  OMM(
      MadeUpTle.omm("delta:800:53:6/3/1"),
      MadeUpTle.omm("star:780:86.4:4/2/1").replace(":53", ":\"53\""),
      MadeUpTle.omm("star:780:86.4:4/2/1").replaceFirst("(?s)^[^{]*([{].*?[}]).*", "$1"),
      MadeUpTle.ommCsv("star:780:86.4:4/2/1"),
      MadeUpTle.ommXml("star:780:86.4:4/2/1"),
      MadeUpTle.ommKvn("star:780:86.4:4/2/1")),
  CSV(
      "expert,s0,s1\ne0,4,\ne1,inf,7\n",
      "inf,2\n3,4\n",
      ",s0\ne0,4\n",
      "expert;s0;s1\n e0 ; 4;inf\n",
      "4\t5\t\n6\t\t7\n",
      " 4  5.25 \n 6 \"7\"\n"),
  BOARDS(
      "satellite,gflops,memoryGB,solarW,batteryWh,available\n0,1,2,3,4,true\n5,,,,,no\n",
      "plane,slot,gflops\n1,2,7.5\n0,0,1e3\n"),
  STATIONS(
      "name,latitudeDeg,longitudeDeg,weight\nx,1,2,3\n\"y, z\",-4,5.5,\n",
      "0,Tokyo,35.6895,139.69171,0\n1,Delhi,28.66667,77.21667,0.0\n"),
  REQUESTS(
      "time,promptTokens,outputTokens\n0,10,3\n0.25,0,1\n7.5,4,9\n",
      "TIMESTAMP,ContextTokens,GeneratedTokens\n2023-11-16 18:17:03.9799600,4808,10\n2023-11-16 18:17:04,3180,8\n",
      "outputTokens;promptTokens;time\r\n3;10;1e2\r\n1;0;1e3\r\n"),
  LINKS("0 1\n0 4\n\n1 5\n", "a,b\r\n3 , 4\r\n5;6\n7\t8\n"),
  TOPOLOGY(
      "{\"nodes\": [{\"name\": \"x\"}, {\"name\": 1}], \"links\": [{\"a\": \"x\", \"b\": 1, \"latencyMs\": 2.5}]}",
      """
      {"nodes": [{"name": "x", "plane": 0, "slot": 0}, {"name": "y", "plane": 0, "slot": 1}],
       "links": [{"a": "x", "b": "y", "latencyMs": 1, "rateGbps": 3, "slot": 0},
                 {"a": "y", "b": "x", "latencyMs": 2, "slot": 1}]}
      """),
  TOPOLOGY_NODES("name\ne0\ne1\n", "name,plane,slot\ne0,0,0\n\"e1\",1,0\n"),
  TOPOLOGY_LINKS("a,b,latencyMs\nx,y,2.5\n", "slot,a,b,latencyMs,rateGbps\n3,x,y,2,\n,x,z,1,7\n"),
  ANY(
      "3\n 5 6 7\n 8 9 10\n 11 12 13\n",
      "p min 2 1\nn 1 1\nn 2 -1\na 1 2 0 1 5\n",
      "layer,e0,e1\n0,1,2.5\n",
      "[[8, 26], [3, 38]]\n",
      MadeUpTle.of("delta:800:53:6/3/1"),
      MadeUpTle.omm("delta:800:53:6/3/1"),
      MadeUpTle.ommCsv("delta:800:53:6/3/1"),
      MadeUpTle.ommXml("delta:800:53:6/3/1"),
      MadeUpTle.ommKvn("delta:800:53:6/3/1"),
      "{\"format\": \"spacemoe-solution/1\"}",
      "[[8, 26], [3, 38]]\n[[8, 30], [3, 5]]\n",
      "[[[8, 26], [3, 38]], [[8, 8], [3, 5]]]\n",
      "{\"physical_to_logical_map\": [[5, 6, -1], [0, 1, 2]]}",
      "num_slots: 2\ninitial_global_assignments:\n  3: [0, 1]\n",
      "1 2 3\n4 5 6\n",
      "layer_id\texpert_id\tcount\n0\t0\t5\n",
      "time,promptTokens,outputTokens\n0,10,3\n0.25,0,1\n",
      "inf,2\n3,4\n");

  @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
  private final List<String> texts;

  FuzzTarget(String... texts) {
    this.texts = List.of(texts);
  }

  /** Reads what is said to be a file of this path. */
  Object read(String path, byte[] bytes) {
    InputFile file = InputFile.of(path, bytes);
    Part part = new Part(path, Optional.empty());
    return switch (this) {
      case SCENARIO ->
          JsonFile.read(
              file, ScenarioFiles.FORMAT, json -> new ScenarioReader(file).scenario(json));
      case PLACEMENT -> JsonFile.read(file, LayoutFile.FORMAT, LayoutFile::of);
      case SOLUTION ->
          JsonFile.read(file, SolutionFile.FORMAT, json -> new SolutionReader(file).solution(json));
      case TABLE, SGLANG -> TableFile.read(file);
      case LONG_TABLE -> TableFile.read(file, Optional.of("a"), OptionalInt.of(3));
      case TRACE -> TraceFile.read(file, path);
      case MAP -> MapFile.read(file, Optional.empty());
      case TLE, OMM -> OrbitFiles.read(file, path, OrbitFile.Form.valueOf(name()), true);
      case TOPOLOGY -> TopologyFile.read(file, path);
      case TOPOLOGY_NODES ->
          TopologyFile.read(file, path, csv("a,b,latencyMs\ne0,e1,2\n"), "links");
      case TOPOLOGY_LINKS -> TopologyFile.read(csv("name\nx\ny\nz\n"), "nodes", file, path);
      case BOARDS -> BoardsFile.read(file, path, Constellation.parse("delta:550:53:6/2/1"));
      case STATIONS -> StationsFile.read(file);
      case REQUESTS -> RequestFile.read(file);
      case LINKS -> LinkFile.read(file, path);
      case ANY -> AnyFile.read(file, part, Reading.BY_CONTENT);
      case ASSIGNMENT -> AssignmentFile.of(file, part, Reading.as(Format.SPACEMOE));
      case GAP ->
          AssignmentFile.of(file, new Part(path, Optional.of("1")), Reading.as(Format.GAP_MAX));
      case OR_ASSIGNMENT, DIMACS_ASSIGNMENT, DIMACS_FLOW, CSV ->
          AssignmentFile.of(file, part, Reading.as(Format.valueOf(name())).withScale(100));
    };
  }

  private static InputFile csv(String text) {
    return InputFile.of("other.csv", text.getBytes(StandardCharsets.UTF_8));
  }

  /** Good files: written here, or made from random content; a scenario's companions lie beside. */
  List<byte[]> corpus(Path folder, long seed) {
    List<byte[]> corpus = new ArrayList<>();
    texts.forEach(text -> corpus.add(text.getBytes(StandardCharsets.UTF_8)));
    if (corpus.isEmpty()) {
      FileFormat format = FileFormat.valueOf(name());
      for (long s = 0; s < 20; s++) {
        corpus.add(written(format, folder.resolve(s % 5 == 0 ? "x.gz" : "x"), 20 * seed + s));
      }
    }
    return corpus;
  }

  private static byte[] written(FileFormat format, Path file, long seed) {
    try {
      Path companions = Files.createDirectories(file.resolveSibling(format + "-" + seed));
      Path target = companions.resolve(file.getFileName());
      format.write(new RandomContent(seed), target);
      return Files.readAllBytes(target);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Pieces that break readers: ends of ranges, other types, brackets, quotes, odd bytes, keys. */
  private static final List<String> PIECES =
      List.of(
          "9223372036854775807",
          "-9223372036854775808",
          "9223372036854775808",
          "2147483647",
          "2147483648",
          "99999999",
          "-1",
          "1e400",
          "1e-400",
          "1e999999999",
          "-0.0",
          "NaN",
          "-Infinity",
          "null",
          "true",
          "{}",
          "[]",
          "[[]]",
          "\"\"",
          "\"\\ud800\"",
          "\\u0000",
          "\0",
          "\"",
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          "\n",
          "\r",
          " ",
          "\ufeff",
          "#",
          "rows",
          "kind",
          "matrix",
          "memory",
          "trace",
          "file",
          "./",
          "1.5",
          "0",
          "table",
          "logical_count",
          "delta:550:87:1056/33/16",
          "star:1e9:-1:1/1/1",
          "seed",
          "demands",
          "objective",
          "\nc ",
          "\np asn 9 9\n",
          "\np min 9 9\n",
          "\nn 3 7\n",
          "\na 1 2 3\n",
          "<omm>",
          "</omm>",
          "&lt;",
          "<!DOCTYPE",
          "CCSDS_OMM_VERS = 2.0\n",
          "layer,",
          "expert,",
          ";",
          "\t",
          "topk_ids",
          "\nnum_slots: 3\n",
          "initial_global_assignments:\n",
          "&a ",
          "*a",
          "!!int ",
          "- ");

  /** A copy with one to four bytes or pieces flipped, cut, doubled, inserted or replaced. */
  static byte[] mutated(byte[] parent, Random random) {
    byte[] bytes = parent;
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      int from = random.nextInt(bytes.length + 1);
      int to = Math.min(bytes.length, from + random.nextInt(12));
      byte[] piece =
          switch (random.nextInt(5)) {
            case 0 -> new byte[0];
            case 1 -> new byte[] {(byte) random.nextInt(256)};
            case 2 -> Arrays.copyOfRange(bytes, from, to);
            default -> PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8);
          };
      bytes = spliced(bytes, from, random.nextBoolean() ? from : to, piece);
    }
    return bytes;
  }

  private static byte[] spliced(byte[] bytes, int from, int to, byte[] piece) {
    byte[] result = Arrays.copyOf(bytes, bytes.length - (to - from) + piece.length);
    System.arraycopy(piece, 0, result, from, piece.length);
    System.arraycopy(bytes, to, result, from + piece.length, bytes.length - to);
    return result;
  }
}
