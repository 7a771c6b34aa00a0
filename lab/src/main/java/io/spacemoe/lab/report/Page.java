package io.spacemoe.lab.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.spacemoe.instances.text.InstanceFormatException;
import io.spacemoe.instances.text.OutputFile;
import io.spacemoe.instances.text.RegularFile;
import io.spacemoe.lab.figure.Chart;
import io.spacemoe.lab.table.Table;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a report says, apart from how it looks: kept as {@code page.json} beside the results, from
 * which the report can be written again.
 *
 * @param title the title
 * @param environment where the results come from: program, machine, Java, time
 * @param sections what is reported, from top to bottom
 * @param files the raw results, as paths relative to the report's folder
 */
public record Page(
    String title, List<Fact> environment, List<Section> sections, List<String> files) {
  /** The name of the file that keeps a page. */
  public static final String FILE = "page.json";

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /**
   * A name and what it stands for.
   *
   * @param name the name
   * @param value the value
   */
  public record Fact(String name, String value) {}

  /**
   * A part of a report.
   *
   * @param heading its heading
   * @param paragraphs plain text
   * @param charts charts
   * @param tables tables
   */
  public record Section(
      String heading, List<String> paragraphs, List<Chart> charts, List<Table> tables) {
    /** Copies the lists. */
    public Section {
      paragraphs = List.copyOf(paragraphs);
      charts = List.copyOf(charts);
      tables = List.copyOf(tables);
    }
  }

  /**
   * Copies the lists, and refuses two charts or tables with one id, as ids name files.
   *
   * @throws IllegalArgumentException naming the id
   */
  public Page {
    environment = List.copyOf(environment);
    sections = List.copyOf(sections);
    files = List.copyOf(files);
    Set<String> ids = new HashSet<>();
    for (Section section : sections) {
      section.charts().forEach(chart -> requireNew(ids, chart.id()));
      section.tables().forEach(table -> requireNew(ids, table.id()));
    }
  }

  private static void requireNew(Set<String> ids, String id) {
    if (!id.matches("[a-z0-9][a-z0-9._-]*")) {
      throw new IllegalArgumentException(
          "id is \"%s\"; allowed: lower-case letters, digits, hyphens, underscores and dots"
              .formatted(id));
    }
    if (!ids.add(id)) {
      throw new IllegalArgumentException("two charts or tables are called " + id);
    }
  }

  /** The whole page as JSON. */
  String json() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a page could not be written as JSON", e);
    }
  }

  /** Keeps the page in a folder. */
  public void write(Path folder) {
    OutputFile.write(folder.resolve(FILE), json().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The page that a folder keeps.
   *
   * @throws InstanceFormatException when the file there is no page
   * @throws IOException when it cannot be read
   */
  public static Page read(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    RegularFile.require(file);
    try {
      return JSON.readValue(Files.readString(file), Page.class);
    } catch (JsonProcessingException e) {
      throw new InstanceFormatException(
          file.toString(), "", "is not a report's page: " + e.getOriginalMessage());
    }
  }
}
