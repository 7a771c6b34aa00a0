package io.spacemoe.scenario;

import io.spacemoe.scenario.placement.PlacementPlan;
import io.spacemoe.scenario.spi.PlacementScheme;
import io.spacemoe.solver.SolverFailureException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The placement schemes on the class path. */
public final class Schemes {
  private static final Schemes ON_CLASS_PATH = new Schemes(Schemes.class.getClassLoader());

  private final ClassLoader loader;
  private List<PlacementScheme> loaded;

  /** Loads nothing yet. */
  Schemes(ClassLoader loader) {
    this.loader = loader;
  }

  /**
   * All schemes: SpaceMoE's own in the order of docs/model.md, section 7, then others by id.
   *
   * @throws SolverFailureException when one cannot be loaded, or two have one id
   */
  public static List<PlacementScheme> installed() {
    return ON_CLASS_PATH.all();
  }

  /** The ids of all schemes, in their order. */
  public static List<String> ids() {
    return installed().stream().map(PlacementScheme::id).toList();
  }

  /** The scheme with this id, if there is one. */
  public static Optional<PlacementScheme> find(String id) {
    return installed().stream().filter(scheme -> scheme.id().equals(id)).findFirst();
  }

  /**
   * The scheme with this id.
   *
   * @throws IllegalArgumentException when there is none; the message lists those that there are
   */
  public static PlacementScheme named(String id) {
    return find(id)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no scheme is called %s; there are %s"
                        .formatted(id, String.join(", ", ids()))));
  }

  synchronized List<PlacementScheme> all() {
    if (loaded == null) {
      loaded = load();
    }
    return loaded;
  }

  private List<PlacementScheme> load() {
    List<PlacementScheme> found = new ArrayList<>();
    try {
      ServiceLoader.load(PlacementScheme.class, loader).forEach(found::add);
    } catch (ServiceConfigurationError | LinkageError e) {
      throw new SolverFailureException(
          String.format(
              Locale.ROOT,
              "a scheme on the class path cannot be loaded: %s%s.%nMaybe mend the jar that names it in META-INF/services/%s, or leave it out.",
              e.getMessage(),
              Optional.ofNullable(e.getCause()).map(cause -> ": " + cause).orElse(""),
              PlacementScheme.class.getName()),
          e);
    }
    found.forEach(Schemes::requireIdentity);
    requireDistinctIds(found);
    String own = Schemes.class.getPackageName() + ".scheme";
    Map<Boolean, List<PlacementScheme>> byOrigin =
        found.stream()
            .collect(
                Collectors.partitioningBy(
                    scheme -> scheme.getClass().getPackageName().equals(own)));
    return Stream.concat(
            byOrigin.get(true).stream(),
            byOrigin.get(false).stream().sorted((a, b) -> a.id().compareTo(b.id())))
        .toList();
  }

  /** Asks everything once, so that nobody meets a scheme later that cannot say what it is. */
  private static void requireIdentity(PlacementScheme scheme) {
    String name = scheme.getClass().getName();
    String id;
    boolean whole;
    try {
      id = scheme.id();
      whole = scheme.description() != null && scheme.needs() != null;
    } catch (RuntimeException | LinkageError e) {
      throw new SolverFailureException("scheme %s cannot say what it is: %s".formatted(name, e), e);
    }
    if (id == null || !PlacementPlan.isSchemeId(id)) {
      throw new SolverFailureException(
          "scheme %s calls itself %s; allowed: %s".formatted(name, id, PlacementPlan.SCHEME_IDS));
    }
    if (!whole) {
      throw new SolverFailureException(
          "scheme %s has null for its description or its needs; allowed: a line of text, and a set, which may be empty"
              .formatted(name));
    }
  }

  private static void requireDistinctIds(List<PlacementScheme> found) {
    Map<String, PlacementScheme> byId = new HashMap<>();
    for (PlacementScheme scheme : found) {
      PlacementScheme other = byId.put(scheme.id(), scheme);
      if (other != null) {
        throw new SolverFailureException(
            "two schemes call themselves %s: %s and %s"
                .formatted(scheme.id(), other.getClass().getName(), scheme.getClass().getName()));
      }
    }
  }
}
