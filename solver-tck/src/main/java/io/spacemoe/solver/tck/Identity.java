package io.spacemoe.solver.tck;

import io.spacemoe.solver.Capability;
import io.spacemoe.solver.door.Solvers;
import io.spacemoe.solver.spi.SolverProvider;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Who the engine says it is, each time and everywhere the same. */
final class Identity {
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  private final Findings findings;
  private final SolverProvider engine;
  private final SolverProvider another;

  private Identity(Examination examination) {
    this.findings = examination.findings();
    this.engine = examination.engine();
    this.another = examination.newEngine();
  }

  /** Why the engine cannot run here, so that there is nothing else to examine. */
  static Optional<String> examine(Examination examination) {
    try {
      return new Identity(examination).examine();
    } catch (RuntimeException | Error e) {
      examination.findings().add(Clause.IDENTITY, "it threw " + e, e);
      return Optional.of("it threw " + e);
    }
  }

  private Optional<String> examine() {
    String id = engine.id();
    require(ID.matcher(id).matches(), "its id is '" + id + "'");
    require(id.equals(another.id()), "it is %s and also %s".formatted(id, another.id()));
    require(!engine.description().isBlank(), "it has no description");
    Set<Capability> abilities = engine.capabilities();
    require(
        abilities.equals(engine.capabilities()) && abilities.equals(another.capabilities()),
        "its capabilities change from call to call, for example " + abilities);
    Optional<String> why = engine.unavailableBecause();
    require(
        why.equals(another.unavailableBecause()) && why.filter(String::isBlank).isEmpty(),
        "it is unavailable because of '%s', or of '%s'"
            .formatted(why, another.unavailableBecause()));
    double seconds = engine.estimatedSeconds(TrapInstances.SLACK.instance(0));
    boolean finite = seconds < Double.POSITIVE_INFINITY;
    require(
        seconds >= 0 && (finite || !abilities.contains(Capability.PROVES_OPTIMALITY)),
        "it expects to take %s seconds".formatted(seconds));
    List<String> loaded = ConstructionProbe.classesLoadedBy(engine.getClass());
    require(loaded.isEmpty(), "constructing it loads " + loaded);
    if (Modifier.isPublic(engine.getClass().getModifiers())) {
      require(
          Solvers.named(id).getClass() == engine.getClass(),
          "META-INF/services lists another engine as " + id);
    }
    return why;
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      findings.add(Clause.IDENTITY, otherwise);
    }
  }
}
