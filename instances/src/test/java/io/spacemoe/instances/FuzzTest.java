package io.spacemoe.instances;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever bytes a reader gets, it returns or throws InstanceFormatException. */
class FuzzTest {
  /** Pieces that break readers: ends of ranges, other types, brackets, quotes, odd bytes. */
  private static final List<String> PIECES =
      List.of(
          "9223372036854775807",
          "-9223372036854775808",
          "9223372036854775808",
          "2147483647",
          "2147483648",
          "-1",
          "1e400",
          "1e-400",
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
          "\ufeff",
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
          "delta:550:87:1056/33/16",
          "star:1e9:-1:1/1/1",
          "seed",
          "demands");

  /** Mutants for each reader; more of them with -Dspacemoe.fuzz.mutants. */
  private static final int MUTANTS = Integer.getInteger("spacemoe.fuzz.mutants", 400);

  @TempDir Path folder;

  @Test
  void onlyFormatExceptionsComeOut() throws IOException {
    long seed = Long.getLong("spacemoe.fuzz.seed", 1);
    Random random = new Random(seed);
    Map<Consumer<Path>, List<byte[]>> corpora = corpora(seed);
    Path file = folder.resolve("mutant.scenario.json");
    for (Map.Entry<Consumer<Path>, List<byte[]>> corpus : corpora.entrySet()) {
      for (int i = 0; i < MUTANTS; i++) {
        byte[] parent = corpus.getValue().get(random.nextInt(corpus.getValue().size()));
        byte[] mutant = mutated(parent, random);
        Files.write(file, mutant);

        assertThat(thrownBy(corpus.getKey(), file))
            .as(() -> "by " + new String(mutant, StandardCharsets.ISO_8859_1))
            .isIn(null, InstanceFormatException.class);
      }
    }
  }

  private static Class<?> thrownBy(Consumer<Path> reader, Path file) {
    try {
      reader.accept(file);
      return null;
    } catch (RuntimeException e) {
      return e.getClass();
    }
  }

  /** Every reader, with good files to start from: bundled, written, plain and gzipped. */
  private Map<Consumer<Path>, List<byte[]>> corpora(long seed) throws IOException {
    Map<Consumer<Path>, List<byte[]>> corpora = new LinkedHashMap<>();
    for (FileFormat format : FileFormat.values()) {
      List<byte[]> texts = new ArrayList<>();
      for (long s = 0; s < 20; s++) {
        Path folderOfOne = Files.createDirectory(folder.resolve("%s-%d".formatted(format, s)));
        Path file = folderOfOne.resolve(s % 5 == 0 ? "x.json.gz" : "x.json");
        format.write(new RandomContent(20 * seed + s), file);
        texts.add(Files.readAllBytes(file));
      }
      corpora.put(format::read, texts);
    }
    corpora
        .get(corpora.keySet().iterator().next())
        .addAll(
            ScenarioFiles.bundled().stream()
                .map(name -> Bundled.SCENARIOS.open(name).text())
                .toList());
    corpora.put(
        path -> TableFile.read(InputFile.read(path)),
        texts("layer,e0,e1\n0,1,2.5\n1,3,4\n", "1,2\n3,4\n", "\"layer\",\"a\"\r\n7,\"1\"\r\n"));
    corpora.put(
        path -> TraceFile.read(InputFile.read(path), "trace"),
        texts(
            "token,layer,experts\n0,1,8 26\n0,2,\"3 38\"\n",
            "{\"token\": 0, \"layer\": 3, \"experts\": [8, 26]}\n{\"layer\": 4, \"experts\": [1]}\n",
            "[[8, 26], [3, 38]]\n\n[[1, 2], [3, 4]]\n"));
    return corpora;
  }

  private static List<byte[]> texts(String... texts) {
    return Arrays.stream(texts).map(t -> t.getBytes(StandardCharsets.UTF_8)).toList();
  }

  /** A copy with one to four bytes or pieces flipped, cut, doubled, inserted or replaced. */
  private static byte[] mutated(byte[] parent, Random random) {
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
