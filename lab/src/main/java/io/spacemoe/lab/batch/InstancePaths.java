package io.spacemoe.lab.batch;

import io.spacemoe.instances.assignment.AssignmentFile;
import io.spacemoe.instances.assignment.Format;
import io.spacemoe.instances.assignment.Reading;
import io.spacemoe.instances.text.InstanceFormatException;
import io.spacemoe.instances.text.RegularFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The instances that a batch is asked to run: files, folders with all that is in them, globs, lists
 * of these in {@code .list} files, and names of bundled instances.
 */
public final class InstancePaths {
  private static final Pattern GLOB = Pattern.compile("[*?\\[{]");

  private final Path folder;
  private final Reading reading;
  private final Set<String> instances = new LinkedHashSet<>();
  private final List<String> leftOut = new ArrayList<>();

  private InstancePaths(Path folder, Reading reading) {
    this.folder = folder;
    this.reading = reading;
  }

  /**
   * What was found.
   *
   * @param instances each once, in the order of the request; what is in a folder by name
   * @param leftOut files in folders that are no instances
   */
  public record Found(List<String> instances, List<String> leftOut) {}

  /**
   * {@return the instances}
   *
   * @param folder what relative paths start at
   * @param paths files, folders, globs such as {@code runs/**}{@code /*.json}, files that end in
   *     {@code .list}, names of bundled instances
   * @param reading what is told about the files
   * @throws BatchRefusedException when one of them names nothing, or what is told does not apply
   */
  public static Found of(Path folder, List<String> paths, Reading reading) {
    InstancePaths found = new InstancePaths(folder, reading);
    try {
      for (String path : paths) {
        found.add(path);
      }
    } catch (IOException | UncheckedIOException e) {
      throw new BatchRefusedException("the instances cannot be listed: " + e.getMessage());
    }
    return new Found(List.copyOf(found.instances), List.copyOf(found.leftOut));
  }

  private void add(String path) throws IOException {
    Path file = resolved(path);
    if (file != null && Files.isDirectory(file)) {
      addAll(file, null);
    } else if (file != null && Files.exists(file)) {
      if (path.endsWith(".list")) {
        addList(file);
      } else {
        addProblems(file);
      }
    } else if (isProblem(path)) {
      Path of = resolved(path.substring(0, path.lastIndexOf('#')));
      instances.add(name(of) + path.substring(path.lastIndexOf('#')));
    } else if (GLOB.matcher(path).find()) {
      addGlob(path);
    } else if (AssignmentFile.bundled().contains(path)) {
      if (!reading.equals(Reading.BY_CONTENT)) {
        throw new BatchRefusedException(
            String.format(
                Locale.ROOT, "%s is bundled, so that %s does not apply", path, reading.options()));
      }
      instances.add(path);
    } else {
      throw new BatchRefusedException(
          String.format(
              Locale.ROOT,
              "%s is neither a file, a folder, a glob, nor a bundled assignment instance; bundled: %s",
              path,
              String.join(", ", AssignmentFile.bundled())));
    }
  }

  /** Whether a line names anything that is there; what is no list of ours is not quoted. */
  private boolean names(String path) {
    Path file = resolved(path);
    return (file != null && Files.exists(file))
        || isProblem(path)
        || GLOB.matcher(path).find()
        || AssignmentFile.bundled().contains(path);
  }

  /** Whether a path names one problem of a file that is there. */
  private boolean isProblem(String path) {
    int mark = path.lastIndexOf('#');
    Path file = mark < 1 ? null : resolved(path.substring(0, mark));
    return file != null && Files.isRegularFile(file);
  }

  /** A file's problems; the file itself when it cannot be read, so that its runs say why. */
  private void addProblems(Path file) {
    try {
      for (String problem : AssignmentFile.problemsIn(file, reading)) {
        instances.add(name(file) + problem.substring(file.toString().length()));
      }
    } catch (InstanceFormatException e) {
      if (reading.tellsMoreThanFormat()) {
        throw new BatchRefusedException(e.getMessage());
      }
      instances.add(name(file));
    }
  }

  /** Null for what cannot be a path, such as a glob on some systems. */
  private Path resolved(String path) {
    try {
      return folder.resolve(path);
    } catch (InvalidPathException e) {
      return null;
    }
  }

  /** A line each; empty lines and those that begin with # are for people. */
  private void addList(Path list) throws IOException {
    InstancePaths listed = new InstancePaths(list.toAbsolutePath().getParent(), reading);
    RegularFile.require(list);
    int number = 0;
    for (String line : Files.readAllLines(list)) {
      number++;
      if (!line.isBlank() && !line.startsWith("#")) {
        if (!listed.names(line.strip())) {
          throw new BatchRefusedException(
              String.format(
                  Locale.ROOT,
                  "%s: line %d begins with \"%.12s\" and names no instance",
                  list,
                  number,
                  line.strip()));
        }
        listed.add(line.strip());
      }
    }
    for (String instance : listed.instances) {
      boolean file = Files.exists(listed.folder.resolve(instance)) || listed.isProblem(instance);
      instances.add(file ? name(listed.folder.resolve(instance)) : instance);
    }
    leftOut.addAll(listed.leftOut);
  }

  private void addGlob(String glob) throws IOException {
    String plain = glob.substring(0, firstGlob(glob));
    String start = plain.substring(0, plain.lastIndexOf('/') + 1);
    Path root = folder.resolve(start).normalize();
    int before = instances.size();
    if (Files.isDirectory(root)) {
      addAll(
          root, FileSystems.getDefault().getPathMatcher("glob:" + glob.substring(start.length())));
    }
    if (instances.size() == before) {
      throw new BatchRefusedException(String.format(Locale.ROOT, "%s matches no instance", glob));
    }
  }

  private static int firstGlob(String glob) {
    Matcher matcher = GLOB.matcher(glob);
    return matcher.find() ? matcher.start() : glob.length();
  }

  private void addAll(Path root, PathMatcher wanted) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      files
          .filter(file -> !Files.isDirectory(file))
          .filter(file -> wanted == null || wanted.matches(root.relativize(file)))
          .sorted(Comparator.comparing(this::name))
          .forEach(this::addIfInstance);
    }
  }

  private void addIfInstance(Path file) {
    if (Files.isRegularFile(file) && isInstance(file)) {
      addProblems(file);
    } else {
      leftOut.add(name(file));
    }
  }

  /** By its name, also when it is torn, or by what is in it. */
  private static boolean isInstance(Path file) {
    return file.toString().matches(".*\\.assignment\\.json(\\.gz)?") || Format.isInstance(file);
  }

  /** The path from the folder when the file is below it, else the whole path. */
  private String name(Path file) {
    Path whole = file.toAbsolutePath().normalize();
    Path from = folder.toAbsolutePath().normalize();
    Path shortest = whole.startsWith(from) ? from.relativize(whole) : whole;
    return shortest.toString().replace(file.getFileSystem().getSeparator(), "/");
  }
}
