package io.spacemoe.lab.local;

import io.spacemoe.instances.text.Sha256;
import io.spacemoe.lab.run.Outcome;
import io.spacemoe.lab.run.ProcessWorker;
import io.spacemoe.lab.run.Result;
import io.spacemoe.lab.run.Run;
import io.spacemoe.lab.run.Task;
import io.spacemoe.lab.spi.Item;
import io.spacemoe.lab.spi.Reports;
import io.spacemoe.solver.Cancellation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Does items of a study whose folder this machine does not see, each in a process of its own: the
 * instance's file comes with the item, and the solution's text goes back with the result.
 */
public final class GuestRunner implements AutoCloseable {
  private final Path scratch;
  private final Optional<String> host;
  private final ItemRunner runner;
  private Path lastFolder;

  /**
   * A runner.
   *
   * @param scratch a folder of this machine that is this runner's alone; it may be deleted once the
   *     runner is closed
   * @param cancellation gives up the item at work
   * @throws IOException when the folder cannot be made
   */
  public GuestRunner(Path scratch, Cancellation cancellation) throws IOException {
    this.scratch = Files.createDirectories(scratch);
    this.host = Optional.empty();
    this.runner = new ItemRunner(scratch, cancellation);
    this.lastFolder = scratch;
  }

  /**
   * A runner on a machine with a name, whose processes have another class path than this one.
   *
   * @param scratch a folder of this machine that is this runner's alone; it may be deleted once the
   *     runner is closed
   * @param cancellation gives up the item at work
   * @param host what results call this machine
   * @param classPath of the processes, with all engines and schemes
   * @throws IOException when the folder cannot be made
   */
  public GuestRunner(Path scratch, Cancellation cancellation, String host, String classPath)
      throws IOException {
    this.scratch = Files.createDirectories(scratch);
    this.host = Optional.of(host);
    this.runner =
        new ItemRunner(cancellation, new ProcessWorker(scratch.resolve("workers.log"), classPath));
    this.lastFolder = scratch;
  }

  /**
   * Does an item.
   *
   * @param item the item, as its study has it
   * @param luggage its file, where it needs one
   * @return what became of it
   * @throws IOException when this machine cannot go on, for example for want of disk space
   */
  public Visit run(Item item, Optional<Luggage> luggage) throws IOException, InterruptedException {
    if (item.task() instanceof Task.Solve solve) {
      Path folder =
          scratch.resolve(luggage.map(file -> Sha256.of(file.content())).orElse("bundled"));
      clearBefore(folder);
      return run(item, moved(solve, folder, luggage), folder);
    }
    return run(item, item.task(), scratch);
  }

  /**
   * Does an item whose instance is seen here under its own path.
   *
   * @param item the item, as its study has it
   * @return what became of it
   * @throws IOException when this machine cannot go on, for example for want of disk space
   */
  public Visit runInPlace(Item item) throws IOException, InterruptedException {
    if (item.task() instanceof Task.Solve solve) {
      Task here =
          new Task.Solve(
              solve.run(),
              solve.folder(),
              solve.limits(),
              solve.reading(),
              scratch.resolve(solve.run().solutionName()).toString());
      return run(item, here, scratch);
    }
    return run(item, item.task(), scratch);
  }

  private Visit run(Item item, Task here, Path folder) throws IOException, InterruptedException {
    Diary diary = new Diary();
    runner.run(new Item(item.number(), here, item.deaths(), true), true, diary);
    return new Visit(
        diary.deaths,
        diary.result.map(
            result ->
                item.task() instanceof Task.Solve solve
                    ? home(result, solve, folder)
                    : new Result.Placed(((Result.Placed) result).outcome().seenFrom(host))));
  }

  /** Removes the instance before, unless it is needed again. */
  private void clearBefore(Path folder) throws IOException {
    if (!folder.equals(lastFolder) && !lastFolder.equals(scratch)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(lastFolder)) {
        for (Path file : files) {
          Files.delete(file);
        }
      }
      Files.delete(lastFolder);
    }
    lastFolder = folder;
  }

  /** The same run with its files in a folder here; the seed stays. */
  private static Task moved(Task.Solve task, Path folder, Optional<Luggage> luggage)
      throws IOException {
    Files.createDirectories(folder);
    Path solution = folder.resolve(task.run().solutionName());
    Run run = task.run();
    String name = run.instance();
    if (luggage.isPresent()) {
      String file = luggage.get().name();
      if (!Files.exists(folder.resolve(file))) {
        Path part = Files.write(folder.resolve("part"), luggage.get().content());
        Files.move(part, folder.resolve(file));
      }
      name = name.endsWith(file) ? file : file + name.substring(name.lastIndexOf('#'));
    }
    return new Task.Solve(
        new Run(name, run.solver(), run.repeat(), run.seed()),
        folder.toString(),
        task.limits(),
        task.reading(),
        solution.toString());
  }

  /** The result as the study has it, and the solution's text with it. */
  private Result home(Result result, Task.Solve task, Path folder) {
    Outcome outcome = ((Result.Solved) result).outcome();
    Path file = folder.resolve(task.run().solutionName());
    try {
      Optional<String> solution =
          Files.exists(file)
              ? Optional.of(Files.readString(file, StandardCharsets.UTF_8))
              : Optional.empty();
      Files.deleteIfExists(file);
      return new Result.Solved(
          outcome.seenFrom(
              host, outcome.message().map(text -> text.replace(folder.toString(), task.folder()))),
          solution);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    runner.close();
  }

  /** Remembers what became of one item. */
  private static final class Diary implements Reports {
    private final List<String> deaths = new ArrayList<>();
    private Optional<Result> result = Optional.empty();

    @Override
    public void begins(Item item) {}

    @Override
    public void died(Item item, String how) {
      deaths.add(how);
    }

    @Override
    public void cancelled(Item item) {}

    @Override
    public void ended(Item item, Result ended) {
      result = Optional.of(ended);
    }
  }
}
