package io.spacemoe.solver.tck;

import io.spacemoe.solver.Capability;
import io.spacemoe.solver.spi.Engine;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;

/**
 * Who an engine says it is, each time and everywhere the same, whatever kind of problem it solves.
 *
 * @param complaints what is wrong with it
 * @param unavailable why the engine cannot run here, so that there is nothing else to examine
 */
record Identity(List<String> complaints, Optional<String> unavailable) {
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final List<String> PREFIXES = List.of("expected-max-", "joint-");

  /**
   * Asks an engine who it is.
   *
   * @param engines a new one at every call
   * @param prefix how ids begin for its kind of problem; empty where they begin as they like, but
   *     not like those of the other kinds
   * @param seconds its estimate for some problem
   * @param named the door's engine of an id
   */
  static <E extends Engine> Identity of(
      Supplier<E> engines, String prefix, ToDoubleFunction<E> seconds, Function<String, E> named) {
    List<String> complaints = new ArrayList<>();
    Optional<String> unavailable;
    try {
      E engine = engines.get();
      E another = engines.get();
      unavailable = engine.unavailableBecause();
      names(engine, another, prefix, complaints);
      promises(engine, another, unavailable, complaints);
      double estimate = seconds.applyAsDouble(engine);
      require(estimate >= 0, "it expects to take %s seconds".formatted(estimate), complaints);
      List<String> loaded =
          ConstructionProbe.classesLoadedBy(engine.getClass(), "io.spacemoe.solver.");
      require(loaded.isEmpty(), "constructing it loads " + loaded, complaints);
      if (Modifier.isPublic(engine.getClass().getModifiers())) {
        require(
            named.apply(engine.id()).getClass() == engine.getClass(),
            "META-INF/services lists another engine as " + engine.id(),
            complaints);
      }
    } catch (RuntimeException | Error e) {
      complaints.add("it threw " + e);
      unavailable = Optional.of("it threw " + e);
    }
    return new Identity(complaints, unavailable);
  }

  private static void names(Engine engine, Engine another, String prefix, List<String> complaints) {
    String id = engine.id();
    require(ID.matcher(id).matches(), "its id is '" + id + "'", complaints);
    boolean ofItsKind =
        prefix.isEmpty() ? PREFIXES.stream().noneMatch(id::startsWith) : id.startsWith(prefix);
    require(
        ofItsKind,
        prefix.isEmpty()
            ? "its id %s is that of an engine for another kind of problem".formatted(id)
            : "its id %s does not begin with %s".formatted(id, prefix),
        complaints);
    require(
        id.equals(another.id()), "it is %s and also %s".formatted(id, another.id()), complaints);
    require(!engine.description().isBlank(), "it has no description", complaints);
  }

  private static void promises(
      Engine engine, Engine another, Optional<String> why, List<String> complaints) {
    Set<Capability> abilities = engine.capabilities();
    require(
        abilities.equals(engine.capabilities()) && abilities.equals(another.capabilities()),
        "its capabilities change from call to call, for example " + abilities,
        complaints);
    require(
        why.equals(another.unavailableBecause()) && why.filter(String::isBlank).isEmpty(),
        "it is unavailable because of '%s', or of '%s'"
            .formatted(why, another.unavailableBecause()),
        complaints);
  }

  private static void require(boolean holds, String otherwise, List<String> complaints) {
    if (!holds) {
      complaints.add(otherwise);
    }
  }
}
