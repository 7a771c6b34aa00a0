package io.spacemoe.instances;

import io.spacemoe.instances.assignment.AssignmentFile;
import io.spacemoe.instances.assignment.SolutionFile;
import io.spacemoe.instances.scenario.LayoutFile;
import io.spacemoe.instances.scenario.ScenarioFiles;
import io.spacemoe.instances.text.InstanceFormatException;
import io.spacemoe.scenario.Scenario;
import java.nio.file.Path;

/** The JSON formats, so that one test can go through all of them. */
enum FileFormat {
  SCENARIO,
  PLACEMENT,
  ASSIGNMENT,
  SOLUTION;

  Object read(Path file) {
    return switch (this) {
      case SCENARIO -> ScenarioFiles.read(file);
      case PLACEMENT -> LayoutFile.read(file);
      case ASSIGNMENT -> AssignmentFile.read(file);
      case SOLUTION -> SolutionFile.read(file);
    };
  }

  /** Why a file is refused; empty when it is not. */
  String refusal(Path file) {
    try {
      read(file);
      return "";
    } catch (InstanceFormatException e) {
      return e.getMessage();
    }
  }

  /** Writes random content, and returns it. */
  Object write(RandomContent content, Path file) {
    Object written =
        switch (this) {
          case SCENARIO -> content.scenario();
          case PLACEMENT -> content.layout();
          case ASSIGNMENT -> content.assignment();
          case SOLUTION -> content.solution();
        };
    write(written, file);
    return written;
  }

  private static void write(Object content, Path file) {
    if (content instanceof LayoutFile layout) {
      layout.write(file);
    } else if (content instanceof AssignmentFile assignment) {
      assignment.write(file);
    } else if (content instanceof SolutionFile solution) {
      solution.write(file);
    } else {
      ScenarioFiles.write((Scenario) content, file);
    }
  }
}
