package io.spacemoe.instances.orbit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spacemoe.instances.AnyFile;
import io.spacemoe.instances.SharedData;
import io.spacemoe.instances.assignment.Format;
import io.spacemoe.instances.assignment.Reading;
import io.spacemoe.instances.network.LinkFile;
import io.spacemoe.instances.scenario.ScenarioFiles;
import io.spacemoe.instances.text.InputFile;
import io.spacemoe.instances.text.InstanceFormatException;
import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.orbit.ElementSet;
import io.spacemoe.scenario.orbit.LeftOut.Reason;
import io.spacemoe.scenario.orbit.OrbitFile.Form;
import io.spacemoe.scenario.orbit.Selection;
import io.spacemoe.scenario.orbit.ShellSummary;
import io.spacemoe.scenario.sky.Constellation;
import io.spacemoe.scenario.sky.LinkList;
import io.spacemoe.scenario.sky.LinkRules;
import io.spacemoe.scenario.sky.Network;
import io.spacemoe.scenario.sky.ObservedConstellation;
import io.spacemoe.scenario.sky.SnapshotPlan;
import io.spacemoe.scenario.sky.WalkerConstellation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Element sets as TLE and OMM: what they say, and what is wrong with damaged ones. */
class OrbitFilesTest {
  private static final String SKY = "star:780:86.4:12/3/1";

  @TempDir Path folder;

  private static ObservedConstellation read(String text, Form form) {
    InputFile file = InputFile.of("sky", text.getBytes(StandardCharsets.UTF_8));
    return OrbitFiles.read(file, "sky", form, false);
  }

  /** The example of Spacetrack Report No. 3 and of the verification set, with all signs. */
  @Test
  void readsEveryColumn() {
    String text =
        """
        0 VANGUARD 1
        1 00005U 58002B   00179.78495062  .00000023  00000-0  28098-4 0  4753
        2 00005  34.2682 348.7242 1859667 331.7664  19.3264 10.82419157413667
        """;

    assertThat(TleFile.read(InputFile.of("x", text.getBytes(StandardCharsets.UTF_8))))
        .containsExactly(
            new NumberedSet(
                "line 2",
                new ElementSet(
                    "00005",
                    "VANGUARD 1",
                    Instant.parse("2000-06-27T18:50:19.733568Z"),
                    10.82419157,
                    0.1859667,
                    34.2682,
                    348.7242,
                    331.7664,
                    19.3264,
                    0.28098e-4)));
  }

  @Test
  void bothFormsSayTheSame() {
    List<ElementSet> tle = read(MadeUpTle.of(SKY), Form.TLE).file().sets();
    List<ElementSet> omm = read(MadeUpTle.omm(SKY), Form.OMM).file().sets();

    assertThat(tle).hasSize(12);
    assertThat(omm)
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("number")
        .isEqualTo(tle);
  }

  @Test
  void namesAreOptionalAndNumbersMayBeInQuotes() {
    String bare = MadeUpTle.of(SKY).replaceAll("(?m)^MADE.*\n", "").replace("\n", " \r\n");
    String quoted =
        MadeUpTle.omm(SKY)
            .replaceAll(":(-?[0-9.e-]+)([,}])", ":\"$1\"$2")
            .replace("00.000000\"", "00.000000Z\"");

    assertThat(read(bare, Form.TLE).grid().planes().get(0).get(0).name()).matches("000[0-9]{2}");
    assertThat(read(quoted, Form.OMM).grid()).isEqualTo(read(MadeUpTle.omm(SKY), Form.OMM).grid());
  }

  /** CSV is what CelesTrak gives first since catalogue numbers have outgrown the five digits. */
  @Test
  void everyFormOfMessagesSaysTheSame() throws IOException {
    List<ElementSet> json = read(MadeUpTle.omm(SKY), Form.OMM).file().sets();
    String csv = MadeUpTle.ommCsv(SKY);
    String xml = MadeUpTle.ommXml(SKY);
    String days = MadeUpTle.ommKvn(SKY).replace("2024-07-16T", "2024-198T");

    for (String text : List.of(csv, xml, MadeUpTle.ommKvn(SKY), days)) {
      assertThat(read(text, Form.OMM).file().sets()).as(text).isEqualTo(json);
      String path = Files.writeString(folder.resolve("messages.txt"), text).toString();
      assertThat(AnyFile.inOneLine(AnyFile.read(path, Reading.BY_CONTENT)))
          .isEqualTo("element sets, 3 planes of 4 satellites");
      assertThat(Format.isInstance(Path.of(path))).isFalse();
    }
    String long6 = csv.replaceFirst("(?m),1,1.0e-5$", ",100001,1.0e-5");
    assertThat(read(long6, Form.OMM).file().sets().get(0).number()).isEqualTo("100001");
    assertThat(
            read(mended(MadeUpTle.of(SKY).replace(" 00001", " A0001")), Form.TLE)
                .file()
                .sets()
                .get(0)
                .number())
        .isEqualTo("A0001");
    assertRefused(
        xml.replaceFirst("<BSTAR.*", ""),
        Form.OMM,
        "line 4 has a message in which BSTAR is missing");
    assertRefused(xml.replaceFirst("</omm>", ""), Form.OMM, "is no XML that can be read");
    assertRefused(
        "<!DOCTYPE ndm [<!ENTITY a \"7\">]>"
            + xml.substring(xml.indexOf("?>") + 2).replaceFirst(">86.4", ">&a;"),
        Form.OMM,
        "is no XML that can be read");
    assertRefused(
        csv.replaceFirst(",86.4000,", ",286.4,"),
        Form.OMM,
        "line 2 has a message in which INCLINATION is 286.4");
    assertRefused(
        csv.replaceFirst(",86.4000,", ",,"),
        Form.OMM,
        "line 2 has a message in which INCLINATION is missing");
    assertRefused(
        days.replaceFirst("BSTAR +=", "MEAN_ANOMALY ="),
        Form.OMM,
        "line 16 says MEAN_ANOMALY again");
    assertRefused(
        days.replaceFirst("BSTAR +=", "BSTAR"),
        Form.OMM,
        "line 16 is \"BSTAR 1.0e-5\"; expected a keyword");
  }

  /** A single message, as CelesTrak gives for one catalogue number, is a single object. */
  @Test
  void aSingleMessageIsRead() throws IOException {
    String one =
        MadeUpTle.omm(SKY).lines().skip(1).findFirst().orElseThrow().replaceFirst(",$", "");
    Path file = Files.writeString(folder.resolve("one.json"), one);

    assertThat(AnyFile.inOneLine(AnyFile.read(file.toString(), Reading.BY_CONTENT)))
        .isEqualTo("element sets, 1 plane of 1 satellite");
    assertThat(Format.isInstance(file)).isFalse();
  }

  /**
   * Hypatia's generated element sets say first how many orbits there are, and satellites in each.
   */
  @Test
  void hypatiasFirstLineIsHeldToWhatFollows() {
    String text = MadeUpTle.of(SKY);
    assertThat(read("3 4\n" + text, Form.TLE).grid()).isEqualTo(read(text, Form.TLE).grid());
    assertRefused("3 5\n" + text, Form.TLE, "line 1 announces 3 5 orbits");
    Path kuiper = SharedData.file("orbits/hypatia/tles.txt");
    ObservedConstellation sky =
        (ObservedConstellation) AnyFile.read(kuiper.toString(), Reading.BY_CONTENT);
    assertThat(sky.file().sets()).as("a few of the shell's").hasSize(17);
  }

  @Test
  void aMissingChecksumIsNamed() throws IOException {
    String text = MadeUpTle.of(SKY).replaceAll("(?m)^([12] .{66}).$", "$1");
    assertRefused(
        text,
        Form.TLE,
        "line 2 is a line of an element set with 68 columns; expected 69: the last one, its checksum, is missing");
    Path file = Files.writeString(folder.resolve("sky.txt"), text);
    assertThatExceptionOfType(InstanceFormatException.class)
        .isThrownBy(() -> AnyFile.read(file.toString(), Reading.BY_CONTENT))
        .withMessageContaining("its checksum, is missing");
  }

  @Test
  void theNewestElementSetIsTakenWhereThatIsSaid() throws IOException {
    String old = MadeUpTle.set(2, 700, 86.4, 10, 20).replace(" 24198.5", " 24190.5");
    String text =
        mended(
            MadeUpTle.set(1, 700, 86.4, 10, 20).replace(" 24198.5", " 24190.5")
                + MadeUpTle.of(SKY)
                + old);
    Files.writeString(folder.resolve("sky.txt"), text);
    Path file = folder.resolve("my.scenario.json");
    String scenario = scenario("tle", "sky.txt");
    Files.writeString(file, scenario);

    assertThatExceptionOfType(InstanceFormatException.class)
        .isThrownBy(() -> ScenarioFiles.read(file))
        .withMessageContaining("again, which is also at line 2")
        .withMessageContaining("\"epochs\": \"newest\"");
    Files.writeString(file, scenario.replace("\"sky.txt\"", "\"sky.txt\", \"epochs\": \"newest\""));
    ObservedConstellation sky = (ObservedConstellation) ScenarioFiles.read(file).constellation();
    assertThat(sky.file().sets())
        .containsExactlyElementsOf(read(MadeUpTle.of(SKY), Form.TLE).file().sets());
    Path copy = Files.createDirectory(folder.resolve("copy")).resolve("other.scenario.json");
    ScenarioFiles.write(ScenarioFiles.read(file), copy);
    assertThat(ScenarioFiles.read(copy)).isEqualTo(ScenarioFiles.read(file));
    String twice = text + mended(MadeUpTle.set(2, 700, 86.4, 10, 20));
    Files.writeString(folder.resolve("sky.txt"), twice);
    assertThatExceptionOfType(InstanceFormatException.class)
        .isThrownBy(() -> ScenarioFiles.read(file))
        .withMessageContaining("expected each satellite once for each epoch");
  }

  @ParameterizedTest
  @EnumSource
  void aScenarioFindsItsFileAndTakesItAlong(Form form) throws IOException {
    String text = form == Form.TLE ? MadeUpTle.of(SKY) : MadeUpTle.omm(SKY);
    Path file = folder.resolve("my.scenario.json");
    Files.writeString(folder.resolve("sky.txt"), text);
    Files.writeString(file, scenario(form.name().toLowerCase(Locale.ROOT), "sky.txt"));
    Scenario scenario = ScenarioFiles.read(file);
    Path copy = Files.createDirectory(folder.resolve("copy")).resolve("other.scenario.json");

    ScenarioFiles.write(scenario, copy);

    assertThat(ScenarioFiles.read(copy)).isEqualTo(scenario);
    assertThat(copy.resolveSibling("sky.txt")).hasContent(text);
    assertThat(scenario.constellation().notation()).isEqualTo("sky.txt:12/3");
    assertThat(
            AnyFile.inOneLine(
                AnyFile.read(folder.resolve("sky.txt").toString(), Reading.BY_CONTENT)))
        .isEqualTo("element sets, 3 planes of 4 satellites");
    assertThat(Format.isInstance(folder.resolve("sky.txt"))).as("is a problem").isFalse();
    assertThatExceptionOfType(InstanceFormatException.class)
        .isThrownBy(() -> Format.of(folder.resolve("sky.txt")))
        .withMessageContaining("element sets of satellites");
    Files.writeString(folder.resolve("sky.txt"), text.replace("MADE UP 1", "MADE IT 1"));
    assertThat(ScenarioFiles.sha256(ScenarioFiles.read(file)))
        .isNotEqualTo(ScenarioFiles.sha256(scenario));
    Files.delete(folder.resolve("sky.txt"));
    assertThatExceptionOfType(InstanceFormatException.class)
        .isThrownBy(() -> ScenarioFiles.read(file))
        .withMessageContaining("sky.txt, which does not exist; expected a file");
  }

  private static String scenario(String form, String name) {
    return String.format(
        Locale.ROOT,
        """
        {"format": "spacemoe-scenario/1", "constellation": {"%s": "%s"}, "model": {"layers": 2,
        "hiddenSize": 64, "expertsPerLayer": 3, "activeExperts": 1, "expertIntermediateSize": 64,
        "vocabulary": 10}}
        """,
        form,
        name);
  }

  /** Columns changed at random under good checksums: planes, or one kind of refusal. */
  @Test
  void nothingButARefusalComesOutOfOddColumns() {
    Random random = new Random(1);
    String text = MadeUpTle.of(SKY);
    int read = 0;
    for (int mutant = 0; mutant < 2000; mutant++) {
      StringBuilder odd = new StringBuilder(text);
      for (int change = random.nextInt(6); change >= 0; change--) {
        int at = random.nextInt(odd.length());
        if (Character.isDigit(odd.charAt(at))) {
          odd.setCharAt(at, "0123456789 .-+9".charAt(random.nextInt(15)));
        }
      }
      try {
        ObservedConstellation sky = read(mended(odd.toString()), Form.TLE);
        assertThat(sky.satellites() + sky.grid().leftOut().size()).isEqualTo(12);
        read++;
      } catch (InstanceFormatException e) {
        assertThat(e.getMessage()).startsWith("sky");
      }
    }
    assertThat(read).isBetween(200, 1800);
  }

  /** Each with text to be replaced in a file of twelve satellites, and what is said about it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        "1 00001U|1 00001V 2|line 2 has 71 columns; expected 69",
        "1 00001U|1 00002U|line 2 has the checksum",
        "2 00001 |3 00001 |line 3 is \"3 00001",
        "24001A   24198.50|24001A   24398.50|line 2 has the epoch 24398.50000000, day 398.5 of 2024; allowed: days 1 to 366",
        "24001A   24198.50|24001A   24198x50|line 2 has \"198x50000000\" in columns 21 to 32",
        "10000-4|1000.-4|line 2 has \"1000.-4\" in columns 54 to 61; expected the B*",
        "2 00001  86.4000|2 00001 286.4000|line 3 has INCLINATION is 286.4; allowed: 0 to 180",
        "MADE UP 2|MADE UP 2 and a name that is far too long to be the name of any satellite that has ever been in any of the catalogues|line 4 is \"MADE UP 2 an...\"",
        "MADE UP 2|2 00009  86.4000   0.0000 0000010   0.0000  90.0000 14.34000000    10|line 4 is a second line; expected a first line before it"
      })
  void saysWhichLineIsWrong(String good, String bad, String message) {
    String text = MadeUpTle.of(SKY);
    String damaged = text.replaceFirst(Pattern.quote(good), bad);
    if (!message.contains("checksum")) {
      damaged = mended(damaged);
    }

    assertRefused(damaged, Form.TLE, message);
  }

  /** The lines with checksums that fit. */
  private static String mended(String text) {
    StringBuilder mended = new StringBuilder();
    text.lines()
        .map(line -> line.matches("[12] .{67}") ? MadeUpTle.summed(line.substring(0, 68)) : line)
        .forEach(line -> mended.append(line).append('\n'));
    return mended.toString();
  }

  @Test
  void saysWhatIsWrongWithAFileAsAWhole() {
    String text = MadeUpTle.of(SKY);
    assertRefused(
        text.substring(0, text.length() - 71),
        Form.TLE,
        "line 35 is followed by nothing; expected its second line");
    assertRefused(
        text + "MADE UP 13\n", Form.TLE, "line 37 is followed by nothing; expected the first line");
    assertRefused(text.substring(0, text.length() - 9), Form.TLE, "line 36 has 61 columns");
    assertRefused(
        text + text.lines().skip(3).limit(3).reduce("", (a, b) -> a + b + "\n"),
        Form.TLE,
        "line 38 is satellite MADE UP 2 (00002) again, which is also at line 5");
    assertRefused(text.replaceFirst("2 00001", "2 00003"), Form.TLE, "line 3 has the checksum");
    assertRefused(
        mended(text.replaceFirst("2 00001", "2 00003")),
        Form.TLE,
        "line 3 is of satellite 00003, but the line before it of 00001");
    assertRefused(
        mended(text.replaceFirst("00000\\+0  10000-4 0", "00000+0  10000-4 4")),
        Form.TLE,
        "line 2 has ephemeris type 4, elements for SGP4-XP");
    assertRefused("  \n\n", Form.TLE, "has no element sets");
    assertRefused("[]", Form.OMM, "has no element sets");
    assertRefused(
        mended(text.replace(" 24198.5", " 24100.5").replaceFirst(" 24100.5", " 24198.5")),
        Form.TLE,
        "11 of 12 are more than 30 days older than the newest, MADE UP 1 (00001)");
    assertRefused(
        mended(text.replaceAll("(?m) [0-9.]{11}    1.$", " 17.60000000    10")),
        Form.TLE,
        "has no satellite that can be placed; the first is");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"INCLINATION\":86.4000|\"INCLINATION\":186.4|$[0].INCLINATION (line 2, column 153) is 186.4; allowed: 0 to 180",
        "\"INCLINATION\":86.4000|\"INCLINATION\":\"x\"|is \"x\"; expected a number",
        "\"BSTAR\":1.0e-5|\"STAR\":1|$[0].BSTAR (line 2, column 1) is missing",
        "12:00:00|25:00:00|$[0].EPOCH (line 2, column 60) is \"2024-07-16T25:00:00.000000\"; expected a time such as",
        "\"EPHEMERIS_TYPE\":0|\"EPHEMERIS_TYPE\":4|is 4, elements for SGP4-XP",
        "\"EPHEMERIS_TYPE\":0|\"TIME_SYSTEM\":\"TAI\"|$[0].TIME_SYSTEM (line 2, column 243) is \"TAI\"; allowed: UTC",
        "\"NORAD_CAT_ID\":2|\"NORAD_CAT_ID\":1|[1] is satellite MADE UP 2 (1) again, which is also at [0]"
      })
  void saysWhichMessageIsWrong(String good, String bad, String message) {
    String text = MadeUpTle.omm(SKY);
    assertRefused(text.replaceFirst(Pattern.quote(good), bad), Form.OMM, message);
  }

  private static void assertRefused(String text, Form form, String message) {
    assertThatExceptionOfType(InstanceFormatException.class)
        .isThrownBy(() -> read(text, form))
        .withMessageContaining(message);
  }

  /** Published files: what was in the sky in July and May 2024. */
  @ParameterizedTest
  @CsvSource({
    "iridium-next.tle, TLE, 80, 6, 11, false",
    "oneweb.tle, TLE, 631, 12, 48, false",
    "starlink-200-omm.json, OMM, 200, 10, 10, false"
  })
  void sortsRealSatellites(
      String name, Form form, int found, int planes, int slots, boolean closed) {
    ObservedConstellation sky =
        OrbitFiles.read(InputFile.read(SharedData.file("orbits/" + name)), name, form, false);

    assertThat(sky.file().sets()).hasSize(found);
    assertThat(sky.planes()).isEqualTo(planes);
    assertThat(sky.satellitesPerPlane()).isEqualTo(slots);
    assertThat(sky.closed()).isEqualTo(closed);
    assertThat(sky.satellites() + sky.grid().leftOut().size()).isEqualTo(found);
  }

  /** Six planes near the nodes that are published; spares fly 30 km lower, or are on their way. */
  @Test
  void iridiumIsSixPlanesOfEleven() {
    ObservedConstellation sky =
        OrbitFiles.read(
            InputFile.read(SharedData.file("orbits/iridium-next.tle")), "iridium", Form.TLE, false);

    double[] near = {223, 255, 286, 318, 350, 21};
    for (int p = 0; p < 6; p++) {
      assertThat(Math.abs(sky.grid().nodesDeg().get(p) - near[p])).isLessThan(1);
    }
    assertThat(sky.grid().leftOut())
        .hasSize(14)
        .extracting(out -> out.reason())
        .contains(Reason.OFF_ALTITUDE, Reason.OFF_INCLINATION, Reason.SURPLUS);
    assertThat(sky.grid().leftOut())
        .filteredOn(out -> out.reason() == Reason.SURPLUS)
        .extracting(out -> out.set().name())
        .containsExactly("IRIDIUM 105");
  }

  /**
   * Two shells 40 km and 17 degrees apart, and a stray: each can be chosen, and info lists both.
   */
  @Test
  void eachShellOfAFileCanBeChosen() {
    StringBuilder text = new StringBuilder(MadeUpTle.of(SKY));
    WalkerConstellation other = Constellation.parse("delta:820:70:20/4/1");
    for (int v = 0; v < other.satellites(); v++) {
      double node = 90.0 * other.planeOf(v);
      text.append(MadeUpTle.set(101 + v, 820, 70, node, 72.0 * other.slotOf(v) + node / 5));
    }
    text.append(MadeUpTle.set(300, 600, 40, 10, 10));
    InputFile file = InputFile.of("sky", text.toString().getBytes(StandardCharsets.UTF_8));
    Selection low =
        new Selection(
            Optional.empty(), Optional.of(new Selection.Range(770, 790)), Optional.empty());
    Selection tilted =
        new Selection(
            Optional.of(new Selection.Range(69, 71)), Optional.empty(), Optional.of("made*1??"));

    assertThat(OrbitFiles.read(file, "sky", Form.TLE, false, Optional.of(low)).file().sets())
        .isEqualTo(read(MadeUpTle.of(SKY), Form.TLE).file().sets());
    ObservedConstellation sky = OrbitFiles.read(file, "sky", Form.TLE, false, Optional.of(tilted));
    assertThat(sky.planes()).isEqualTo(4);
    assertThat(sky.satellitesPerPlane()).isEqualTo(5);
    assertThat(ShellSummary.of(read(text.toString(), Form.TLE).file().sets()))
        .hasToString(
            "[20 satellites, inclination 70.00 to 70.00 deg, altitude 820 to 821 km, 12 satellites,"
                + " inclination 86.40 to 86.40 deg, altitude 779 to 780 km]");
    Selection none = new Selection(Optional.empty(), Optional.empty(), Optional.of("STARLINK-*"));
    assertThatThrownBy(() -> OrbitFiles.read(file, "sky", Form.TLE, false, Optional.of(none)))
        .isInstanceOf(InstanceFormatException.class)
        .hasMessageContaining("has 33 satellites, of which constellation.select takes none")
        .hasMessageContaining("20 satellites, inclination 70.00");
  }

  /** Hypatia's isls.txt counts in the order of tles.txt, wherever a satellite's slot is. */
  @Test
  void listedLinksCountInTheOrderOfTheFile() {
    String stray = MadeUpTle.set(300, 600, 40, 10, 10);
    ObservedConstellation sky = read(stray + MadeUpTle.of(SKY), Form.TLE);
    LinkList list =
        LinkFile.read(
            InputFile.of("isls.txt", "0 1\n1 2\n12 5\n".getBytes(StandardCharsets.UTF_8)), "x");
    Network network =
        new Network(sky, LinkRules.defaults().withList(list), new SnapshotPlan(1, 1, 1), 0);

    assertThat(network.links()).isEqualTo(2);
    assertThat(
            List.of(
                sky.satellite(network.linkA(0)).number(),
                sky.satellite(network.linkB(0)).number(),
                sky.satellite(network.linkA(1)).number(),
                sky.satellite(network.linkB(1)).number()))
        .containsExactly("00001", "00002", "00012", "00005");
  }
}
