package io.spacemoe.instances.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.spacemoe.instances.AnyFile;
import io.spacemoe.instances.SharedData;
import io.spacemoe.instances.assignment.Reading;
import io.spacemoe.instances.text.InputFile;
import io.spacemoe.instances.text.InstanceFormatException;
import io.spacemoe.instances.text.Part;
import io.spacemoe.scenario.fleet.Boards;
import io.spacemoe.scenario.ground.Station;
import io.spacemoe.scenario.sky.Constellation;
import io.spacemoe.scenario.sky.LinkList;
import io.spacemoe.scenario.sky.Topology;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Links, networks, boards and stations as files: what they say, and what is wrong with others. */
class NetworkFilesTest {
  private static final Constellation SKY = Constellation.parse("delta:550:53:6/2/1");

  private static InputFile file(String text) {
    return InputFile.of("x.csv", text.getBytes(StandardCharsets.UTF_8));
  }

  /** The files of the simulator Hypatia, where they are at hand. */
  @Test
  void hypatiasFilesAreRead() {
    LinkList links = LinkFile.read(InputFile.read(SharedData.file("orbits/hypatia/isls.txt")), "x");
    assertThat(links.size()).isEqualTo(20);
    assertThat(List.of(links.a(19), links.b(19))).containsExactly(15, 16);
    List<Station> cities =
        StationsFile.read(InputFile.read(SharedData.file("ground/cities-100.basic.txt")));
    assertThat(cities).hasSize(100);
    assertThat(cities.get(0)).isEqualTo(new Station("Tokyo", 35.6895, 139.69171, 1));
  }

  /** Without a header: more than two pairs are links, but where a name or a size says otherwise. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "isls.txt|0 1%0 4%1 5%|list of 3 links",
        "isls.txt|7,3%0,4%1,5%|list of 3 links",
        "isls.txt|0\t1%%0\t4%1\t5%|list of 3 links",
        "two.txt|7 3%5 4%|assignment instance",
        "costs.csv|7,3%5,4%1,5%|assignment instance",
        "costs.txt|7 3%5 5%1 5%|assignment instance",
        "gap.txt|1 2%5 6%1 2%7%|assignment instance",
        "gs.txt|0,Tokyo,35.6895,139.69171,0%1,Delhi,28.6,77.2,0%|2 ground stations",
        "gs.txt|0,Tokyo,35.6,139.6,0,-3959788.2,3350135.1,3697264.5%|1 ground station",
        "costs.csv|expert,s0,s1%0,1,2%|assignment instance",
      })
  void linksAndStationsAreToldByTheirContent(String name, String text, String said) {
    byte[] bytes = text.replace('%', '\n').getBytes(StandardCharsets.UTF_8);
    Object content =
        AnyFile.read(
            InputFile.of(name, bytes), new Part(name, Optional.empty()), Reading.BY_CONTENT);
    assertThat(AnyFile.inOneLine(content)).startsWith(said);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "satellite,gflops,memoryGB,solarW,batteryWh,available\n4,2.5,8,100,50,no\n",
        "plane;slot;gflops;memoryGB;solarW;batteryWh;available\n1;1;2.5;8;100;50;false\n",
        "available,batteryWh,solarW,memoryGB,gflops,slot,plane\n0,50,100,8,2.5,1,1\n"
      })
  void boardsMayHaveTheirColumnsInAnyOrder(String text) {
    Boards boards = BoardsFile.read(file(text), "boards.csv", SKY);
    assertThat(boards.bySatellite()).containsOnlyKeys(4);
    assertThat(boards.of(4).gflops()).isEqualTo(OptionalDouble.of(2.5));
    assertThat(boards.of(4).memoryGB()).isEqualTo(OptionalDouble.of(8));
    assertThat(boards.of(4).solarW()).isEqualTo(OptionalDouble.of(100));
    assertThat(boards.of(4).batteryWh()).isEqualTo(OptionalDouble.of(50));
    assertThat(boards.of(4).available()).isFalse();
    assertThat(boards.of(3).available()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gflops%1|is no header of boards; expected satellite, or plane and slot",
        "satellite,plane,slot%1,0,0|is no header of boards",
        "satellite,speed%1,2|is no header; expected satellite,plane",
        "satellite,memory%1,2|each at most once, but there is \"memory\".%Maybe memoryGB?",
        "satellite,availble,memoryGB%1,2,3|, but there is \"availble\".%Maybe available?",
        "satellite,gflops,gflops%1,2,2|, but gflops is there twice",
        "satellite,gflops%6,2|line 2 has satellite 6; allowed: 0 to 5",
        "satellite,gflops%1,2%1,3|line 3 is satellite 1 again",
        "satellite,gflops%1,0|line 2 has a wrong board: gflops is 0.0",
        "satellite,gflops%one,2|names satellite \"one\", which there is not",
        "satellite,available%1,perhaps|has \"perhaps\" in field available; expected true or false",
        "plane,slot%1,|line 2 has nothing in field slot",
      })
  void badBoardsAreNamed(String text, String problem) {
    assertThatThrownBy(
            () -> BoardsFile.read(file(text.replace('%', '\n') + "\n"), "boards.csv", SKY))
        .isInstanceOf(InstanceFormatException.class)
        .hasMessageContaining(problem.replace('%', '\n'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name,latitudeDeg%x,1|is no header; expected name,latitudeDeg,longitudeDeg,weight, each at most once, with name,latitudeDeg,longitudeDeg, but longitudeDeg is missing",
        "name,latitudeDeg,longitudeDeg%x,91,0|line 2 has a wrong station: latitudeDeg is 91.0",
        "name,latitudeDeg,longitudeDeg%x,1,0%x,2,0|line 3 names x again, as line 2",
        "name,latitudeDeg,longitudeDeg%x,,0|line 2 has nothing in field latitudeDeg",
        "name,latitudeDeg,longitudeDeg|has no stations",
      })
  void badStationsAreNamed(String text, String problem) {
    assertThatThrownBy(() -> StationsFile.read(file(text.replace('%', '\n') + "\n")))
        .isInstanceOf(InstanceFormatException.class)
        .hasMessageContaining(problem);
  }

  /** The bundled example is valid, and what the reader refuses is not. */
  @Test
  void topologiesFitTheSchema() throws IOException {
    String text = Files.readString(Path.of("scenarios/relays-15.topology.json"));
    Topology topology = TopologyFile.read(file(text), "x");
    assertThat(topology.satellites()).isEqualTo(15);
    assertThat(topology.times()).isEqualTo(4);
    assertThat(topology.hasPlanes()).isFalse();
    try (InputStream in =
        getClass().getResourceAsStream("/io/spacemoe/instances/schema/topology.schema.json")) {
      Schema schema =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(in);
      assertThat(schema.validate(text, InputFormat.JSON)).isEmpty();
      for (String[] change :
          new String[][] {
            {"\"latencyMs\": 12.3818", "\"latencyMs\": -1"},
            {"\"slot\": 3", "\"slot\": 3.5"},
            {"\"rateGbps\": 5", "\"rateGbps\": 0"},
            {"\"name\"", "\"id\""},
            {"spacemoe-topology/1", "spacemoe-topology/2"}
          }) {
        String bad = text.replace(change[0], change[1]);
        assertThat(schema.validate(bad, InputFormat.JSON)).as(change[1]).isNotEmpty();
        assertThatThrownBy(() -> TopologyFile.read(file(bad), "x"))
            .isInstanceOf(InstanceFormatException.class);
      }
    }
  }
}
