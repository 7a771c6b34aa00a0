package io.spacemoe.instances;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import io.spacemoe.instances.assignment.AssignmentFile;
import io.spacemoe.instances.assignment.Format;
import io.spacemoe.instances.text.InstanceFormatException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are not what they claim to be, or are made to do harm. */
class HostileFileTest {
  @TempDir Path folder;

  @Test
  void aMissingFileADirectoryAndAnEmptyFile() throws IOException {
    Path missing = folder.resolve("missing.json");
    Path empty = Files.createFile(folder.resolve("empty.json"));
    Path blank = Files.writeString(folder.resolve("blank.json"), " \n");

    assertThat(refusal(missing)).isEqualTo(missing + " does not exist; expected a file");
    assertThat(refusal(folder)).isEqualTo(folder + " is a directory; expected a file");
    assertThat(refusal(empty)).isEqualTo(empty + " is empty");
    assertThat(refusal(blank)).contains("is empty; expected a JSON value");
  }

  @Test
  void aFileThatMayNotBeRead() throws IOException {
    Path own = Files.writeString(folder.resolve("secret.json"), "{}");
    boolean closed = own.toFile().setReadable(false) && !Files.isReadable(own);
    Path ofKernel = Path.of("/sys/bus/platform/drivers_probe"); // root may write it and not read
    Path file = closed ? own : ofKernel;
    assumeTrue(Files.exists(file), "root reads all");

    assertThat(refusal(file)).isEqualTo(file + " cannot be read: permission denied");
  }

  @Test
  void twoGigabytesAreRefusedBeforeTheyAreRead() throws IOException {
    Path file = folder.resolve("huge.json");
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE,
            StandardOpenOption.SPARSE)) {
      channel.write(ByteBuffer.wrap(new byte[1]), (2L << 30) - 1);
    }

    assertThat(refusal(file))
        .isEqualTo(
            file
                + " is 2,147,483,648 bytes long; allowed: at most 268,435,456 bytes, also"
                + " unpacked");
  }

  /** Whatever it unpacks to, counting what the thread allocates. */
  @ParameterizedTest
  @ValueSource(strings = {" ", "1,", "1,2\n", "[],", "{\"a\":"})
  void aGzipBombIsRefusedBeforeItIsKept(String piece) throws IOException {
    ByteArrayOutputStream member = new ByteArrayOutputStream();
    try (OutputStream zip = new GZIPOutputStream(member)) {
      zip.write(piece.repeat((1 << 20) / piece.length()).getBytes(StandardCharsets.UTF_8));
    }
    Path file = folder.resolve("bomb.json.gz");
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int i = 0; i < 200; i++) {
        member.writeTo(out);
      }
    }
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();

    assertThat(refusal(file))
        .contains(file.toString(), "unpacks to more than 100 times as many; allowed above");
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(20L << 20);
  }

  @Test
  void aGzipFileOfLongRunsIsRefusedAboveTheLimitOnly() throws IOException {
    Path file = folder.resolve("zeros.csv.gz");
    try (OutputStream zip = new GZIPOutputStream(Files.newOutputStream(file))) {
      zip.write(("0," + "0,".repeat(999) + "0\n").repeat(2_000).getBytes(StandardCharsets.UTF_8));
    }

    assertThat(AssignmentFile.read(file).problem().experts()).isEqualTo(2_000);
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void whatIsNoFileIsNeverOpened() throws IOException, InterruptedException {
    Path fifo = folder.resolve("fifo");
    assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor()).isZero();
    Path socket = folder.resolve("socket");
    try (ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.bind(UnixDomainSocketAddress.of(socket));
      for (Path path : List.of(fifo, Path.of("/dev/zero"), Path.of("/dev/null"), socket)) {
        assertThat(refusal(path))
            .startsWith(path + " is a FIFO, device or socket; expected a file");
        Path scenario = folder.resolve("x.scenario.json");
        Files.writeString(
            scenario,
            String.format(
                Locale.ROOT,
                """
            {"format": "spacemoe-scenario/1", "constellation": "delta:550:87:1056/33/16",
             "model": {"preset": "llama-moe-3.5b-2of8"},
             "activation": {"law": "trace", "file": "%s"}}
            """,
                path));
        assertThat(FileFormat.SCENARIO.refusal(scenario))
            .contains(path + ", which is a FIFO, device or");
        assertThat(Format.isInstance(path)).isFalse();
      }
    }
  }

  /** Every reader, given a file of passwords: no more than the first few characters are told. */
  @ParameterizedTest
  @EnumSource
  void aFileOfPasswordsIsNotTold(FuzzTarget reader) {
    String secret = "$6$saltsalt$hashhashhashhashhashhashhashhash/:19000:0:99999:7";
    for (String start :
        List.of(
            "root:", "", "{\"", "[\"", "{", "[", "3 ", "1,", "p asn ", "p ", "layer,", "0 ",
            "1 ")) {
      String text = (start + secret + ":::\n").repeat(3);
      try {
        reader.read("shadow", text.getBytes(StandardCharsets.UTF_8));
      } catch (InstanceFormatException e) {
        assertThat(e.getMessage()).as(start).doesNotContain("hashhash");
      }
    }
  }

  @Test
  void aGzipFileThatIsCutOffOrDamaged() throws IOException {
    Path whole = folder.resolve("whole.json.gz");
    new RandomContent(1).assignment().write(whole);
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = Files.write(folder.resolve("cut.gz"), Arrays.copyOf(bytes, bytes.length / 2));
    bytes[bytes.length / 2] ^= 0x55;
    Path damaged = Files.write(folder.resolve("damaged.gz"), bytes);

    assertThat(refusal(cut)).endsWith("is a damaged gzip file: it was cut short");
    assertThat(refusal(damaged)).contains("is a damaged gzip file");
  }

  @Test
  void binaryContentAndOtherEncodings() throws IOException {
    byte[] noise = new byte[1000];
    new Random(1).nextBytes(noise);
    noise[0] = 0;
    Path binary = Files.write(folder.resolve("noise.json"), noise);
    Path utf16 = folder.resolve("utf16.json");
    Files.writeString(utf16, "\ufeff{}", StandardCharsets.UTF_16LE);
    Path latin = folder.resolve("latin.json");
    Files.writeString(latin, "{\"name\": \"Größe\"}", StandardCharsets.ISO_8859_1);

    assertThat(refusal(binary)).contains("is not text");
    assertThat(refusal(utf16)).contains("starts with the mark of UTF-16; expected UTF-8");
    assertThat(refusal(latin)).contains("is not JSON: Invalid UTF-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":", "[[0],"})
  void deepNesting(String opening) throws IOException {
    Path file = Files.writeString(folder.resolve("deep.json"), opening.repeat(100_000));

    assertThat(FileFormat.SCENARIO.refusal(file))
        .contains("is nested 17 deep; allowed: at most 16");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1e999999999", "-1e999999999", "1e-999999999", "1e99999999999999999999", "NaN"})
  void numbersThatAreShortToWriteAndEndlessToExpand(String number) throws IOException {
    Path file = folder.resolve("number.json");
    for (FileFormat format : FileFormat.values()) {
      format.write(new RandomContent(5), file);
      String text = Files.readString(file);
      for (String value : text.split("(?<=: )|(?=,?\n)|(?<=\\[)|(?<=,)", -1)) {
        if (value.matches("-?[0-9.]+")) {
          Files.writeString(file, text.replaceFirst(value, number));
          assertThat(format.refusal(file)).matches(why -> number.contains("e-") || !why.isEmpty());
        }
      }
    }
  }

  @Test
  void numbersOfAThousandDigits() throws IOException {
    Path file = folder.resolve("number.json");
    Files.writeString(file, "{\"a\": " + "1".repeat(1001) + "}");

    assertThat(refusal(file))
        .contains("line 1, column ", "is not JSON: Number value length (1001)");
  }

  @Test
  void countsInAHeaderDoNotAllocate() throws IOException {
    Path file = folder.resolve("counts.json");
    String sizes =
        "\"format\": \"spacemoe-assignment/1\", \"name\": \"x\", \"experts\": %s, \"satellites\":"
            + " %s,";
    String rows = " \"costs\": {\"kind\": \"matrix\", \"rows\": []}}";

    Files.writeString(file, "{" + sizes.formatted("2147483647", "1000000") + rows);
    assertThat(refusal(file)).contains("$.experts", "is 2147483647, but costs are given for 0");
    Files.writeString(file, "{" + sizes.formatted("0", "2147483647") + rows);
    assertThat(refusal(file)).contains("$.satellites", "is 2147483647; allowed: 0 to 1000000");
  }

  @Test
  void forbiddenPairsThatWouldTakeGigabytes() throws IOException {
    int experts = 5_000;
    int satellites = 1_000_000;
    StringBuilder pairs = new StringBuilder("[0, 999999]");
    for (int e = 1; e < experts; e++) {
      pairs.append(",[").append(e).append(",999999]");
    }
    Path file = folder.resolve("pairs.json");
    Files.writeString(
        file,
        String.format(
            Locale.ROOT,
            """
        {"format": "spacemoe-assignment/1", "name": "x", "experts": %d, "satellites": %d,
         "costs": {"kind": "product", "weightPpm": [0%s], "latencyNs": [0%s]},
         "forbidden": [%s]}
        """,
            experts,
            satellites,
            ",0".repeat(experts - 1),
            ",0".repeat(satellites - 1),
            pairs));

    assertThat(refusal(file))
        .contains("$.forbidden (line 3, column 15)", "5000000000; allowed: at most 4000000000");
  }

  @Test
  void millionsOfTinyArrays() throws IOException {
    Path file = folder.resolve("arrays.json");
    Files.writeString(file, "{\"a\": [[]" + ",[]".repeat(2_000_000) + "]}");

    assertThat(refusal(file)).contains("too many; allowed: at most 2,000,000");
  }

  @ParameterizedTest
  @EnumSource
  void whateverIsCutOffIsRefused(FileFormat format) throws IOException {
    Path file = folder.resolve("whole.json");
    format.write(new RandomContent(7), file);
    String whole = Files.readString(file).stripTrailing();
    for (int length = 1; length < whole.length(); length += 1 + whole.length() / 200) {
      Files.writeString(file, whole.substring(0, length));

      assertThat(format.refusal(file)).contains("ends in the middle of a value");
    }
  }

  private static String refusal(Path file) {
    InstanceFormatException refusal =
        catchThrowableOfType(InstanceFormatException.class, () -> AssignmentFile.read(file));
    return refusal.getMessage();
  }
}
