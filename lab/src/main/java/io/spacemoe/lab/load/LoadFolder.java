package io.spacemoe.lab.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.spacemoe.instances.text.Names;
import io.spacemoe.instances.text.OutputFile;
import io.spacemoe.lab.figure.Chart;
import io.spacemoe.lab.figure.FigureFiles;
import io.spacemoe.lab.figure.FigureFormat;
import io.spacemoe.lab.table.Table;
import io.spacemoe.scenario.Study;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * The files of a study of load: {@code load.json}, {@code load.csv}, of each placement {@code
 * NAME-satellites.csv} and {@code NAME-links.csv}, and the figures with their data.
 */
public final class LoadFolder {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final Path folder;
  private final FigureFormat format;

  /**
   * Files of a folder that there is.
   *
   * @param format of the figures
   */
  public LoadFolder(Path folder, FigureFormat format) {
    this.folder = folder;
    this.format = format;
  }

  /**
   * Writes all of them.
   *
   * @throws IOException when one cannot be written, or when this Java has no fonts
   */
  public void write(Study study, List<LoadedPlacement> placements) throws IOException {
    LoadTables tables = new LoadTables(study.scenario(), placements);
    OutputFile.write(
        folder.resolve("load.json"),
        JSON.writeValueAsBytes(LoadReport.of(study.scenario().name(), placements)));
    csv("load.csv", tables.everyPoint());
    for (LoadedPlacement placement : placements) {
      String name = Names.inFile(placement.name());
      csv(name + "-satellites.csv", tables.satellites(placement));
      csv(name + "-links.csv", tables.links(placement, study.network()));
    }
    for (Chart chart : new LoadCharts(study.scenario(), placements).all()) {
      chart.write(new FigureFiles(folder, chart.id(), format));
    }
  }

  private void csv(String name, Table table) {
    OutputFile.write(folder.resolve(name), table.csv().getBytes(StandardCharsets.UTF_8));
  }
}
