package io.spacemoe.lab.local;

import io.spacemoe.instances.text.Sha256;
import io.spacemoe.lab.run.Outcome;
import io.spacemoe.lab.run.Result;
import io.spacemoe.lab.run.Run;
import io.spacemoe.lab.run.Task;
import io.spacemoe.lab.spi.Item;
import io.spacemoe.lab.spi.Reports;
import io.spacemoe.solver.Cancellation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
  private final ItemRunner runner;

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
    this.runner = new ItemRunner(scratch, cancellation);
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
    Diary diary = new Diary();
    if (item.task() instanceof Task.Solve solve) {
      Path folder =
          scratch.resolve(luggage.map(file -> Sha256.of(file.content())).orElse("bundled"));
      Item guest = new Item(item.number(), moved(solve, folder, luggage), item.deaths(), true);
      runner.run(guest, true, diary);
      return new Visit(diary.deaths, diary.result.map(result -> home(result, solve, folder)));
    }
    runner.run(item, true, diary);
    return new Visit(diary.deaths, diary.result);
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
  private static Result home(Result result, Task.Solve task, Path folder) {
    Outcome outcome = ((Result.Solved) result).outcome();
    Path file = folder.resolve(task.run().solutionName());
    try {
      Optional<String> solution =
          Files.exists(file)
              ? Optional.of(Files.readString(file, StandardCharsets.UTF_8))
              : Optional.empty();
      Files.deleteIfExists(file);
      return new Result.Solved(
          outcome.withMessage(
              outcome.message().map(text -> text.replace(folder.toString(), task.folder()))),
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
