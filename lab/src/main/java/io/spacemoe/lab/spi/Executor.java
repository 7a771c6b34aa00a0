package io.spacemoe.lab.spi;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;

/**
 * Does the items of batches, comparisons and experiments: on this machine, or on others. Found by
 * {@link ServiceLoader}; the class has a public constructor without parameters, which loads and
 * starts nothing.
 *
 * <p>A command starts one {@link Crew}, hands it the {@link Work} of each of its studies one after
 * the other, and closes it. What a study is, what its journal says, and which files are made of it
 * is no matter of the executor.
 *
 * <p>The contract:
 *
 * <ol>
 *   <li>An {@link Item} is data. All that its run depends on is in it, its seed too, but for the
 *       instance's file, which {@link io.spacemoe.lab.run.Task.Solve} names: an executor on another
 *       machine takes that along, or a path that both machines see. Items are done in any order, on
 *       any machine and in any process, with the same results but for measured times and memory.
 *   <li>{@code Item} and {@link io.spacemoe.lab.run.Result} are written as one line of JSON and
 *       read back by {@link io.spacemoe.lab.run.JsonLines}; engines and schemes are found by id on
 *       the class path of whoever does the item, which must have what this process has.
 *   <li>Items are fetched by {@link Work#next} from any thread, so many at a time as the executor
 *       likes. Each is done once, and its result handed to {@link Reports} as it ends, from any
 *       thread: nothing is kept back until others have ended, since what is not reported is lost
 *       with this process.
 *   <li>An item whose machine or process was lost may be done again. When both give a result, the
 *       first counts: the journal has one row for each item.
 *   <li>An item that ends its own process is done once more in a new one. When it does so again,
 *       its result is CRASHED. {@link Item#deaths} says how often that has happened before; {@link
 *       io.spacemoe.lab.local.ItemRunner} counts and reports it.
 *   <li>When the cancellation is set, no further items are begun, those at work are given up, and
 *       {@link Crew#work} returns within two seconds with what was reported before. {@link
 *       Work#next} gives nothing from then on.
 *   <li>Whatever an item does is a result. What keeps the executor itself from going on, such as a
 *       lost connection, ends {@link Crew#work} with an {@link IOException} that says what to do.
 *   <li>Nothing is reported after {@link Crew#work} has returned.
 * </ol>
 */
public interface Executor {
  /** The address of this machine, where the built-in executor works. */
  String HERE = "here";

  /**
   * {@return whether this executor works at such an address}
   *
   * @param address for example {@code here} or {@code scheme://host:port}
   */
  boolean worksAt(String address);

  /**
   * Starts workers, or connects to where they are.
   *
   * @param setting where and how; {@link #worksAt} is true for its address
   * @return the workers, to be closed
   * @throws IOException when they cannot be started; says what to do
   */
  Crew start(Setting setting) throws IOException;

  /**
   * {@return workers of the installed executor for an address}
   *
   * @param setting where and how
   * @throws IllegalArgumentException when no installed executor works there
   * @throws IOException when they cannot be started
   */
  static Crew crew(Setting setting) throws IOException {
    List<Executor> fit =
        ServiceLoader.load(Executor.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(executor -> executor.worksAt(setting.address()))
            .toList();
    if (fit.size() != 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d installed executors work at %s; expected one",
              fit.size(),
              setting.address()));
    }
    return fit.get(0).start(setting);
  }
}
