package io.spacemoe.scenario.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.Schemes;
import io.spacemoe.scenario.Study;
import io.spacemoe.scenario.placement.Engines;
import io.spacemoe.scenario.placement.ExpectedMaxSolver;
import io.spacemoe.scenario.placement.ExpertSolver;
import io.spacemoe.scenario.placement.JointSolver;
import io.spacemoe.scenario.placement.LayerLimits;
import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.placement.PlacementPlan;
import io.spacemoe.scenario.spi.PlacementScheme;
import io.spacemoe.scenario.spi.PlacementScheme.Need;
import io.spacemoe.scenario.spi.SchemeAnswer;
import io.spacemoe.scenario.value.InvalidValueException;
import io.spacemoe.solver.Cancellation;
import io.spacemoe.solver.IncumbentListener;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.tck.ConstructionProbe;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * The contract that every placement scheme keeps. A scheme joins with a subclass that names it.
 * Engines that it needs must be on the class path.
 */
public abstract class SchemeContract {
  /** Iterations of the joint engine, which is not what is examined. */
  private static final long JOINT_ITERATIONS = 20;

  /** For subclasses. */
  protected SchemeContract() {}

  /** The scheme, from its constructor: a new one at every call. */
  protected abstract PlacementScheme scheme();

  /**
   * How soon after a cancellation a scheme is back, engines and walks through snapshots included.
   */
  protected Duration grace() {
    return Duration.ofSeconds(10);
  }

  /**
   * 1. A stable, unique id, a description, needs that do not change; constructing loads nothing.
   */
  @Test
  public void identity() {
    PlacementScheme scheme = scheme();
    String id = scheme.id();
    assertTrue(PlacementPlan.isSchemeId(id), () -> "its id is " + id);
    assertEquals(id, scheme().id());
    assertFalse(scheme.description().isBlank(), "it has no description");
    assertEquals(scheme.needs(), scheme().needs());
    assertEquals(scheme.needs(), scheme.needs());
    assertEquals(
        List.of(),
        ConstructionProbe.classesLoadedBy(scheme.getClass(), "io.spacemoe."),
        "constructing it loads classes");
    if (Modifier.isPublic(scheme.getClass().getModifiers())) {
      assertSame(scheme.getClass(), Schemes.named(id).getClass());
    }
  }

  /**
   * 2. Layouts have all layers and experts, and fit: gateways alone, no satellite over its room.
   */
  @Test
  public void layoutsFit() {
    for (Scenario scenario : SchemeScenarios.small()) {
      if (scenario.noRoomBecause(scheme()).isEmpty()) {
        List<Layout> layouts = place(scheme(), scenario, 2).layouts();
        assertEquals(
            scheme().random() ? scenario.placement().draws() : 1,
            layouts.size(),
            () -> "layouts for " + scenario.name());
        layouts.forEach(scenario::checkFits);
      }
    }
    assertTrue(
        SchemeScenarios.small().stream().anyMatch(s -> s.noRoomBecause(scheme()).isEmpty()),
        "it has no room anywhere");
  }

  /**
   * 3. The same seed gives the same layouts, also the second time; of random draws others differ.
   */
  @Test
  public void repeatability() {
    Scenario scenario = SchemeScenarios.first();
    PlacementScheme scheme = scheme();
    List<Layout> layouts = place(scheme, scenario, 2).layouts();
    assertEquals(layouts, place(scheme, scenario, 2).layouts(), "the second time");
    assertEquals(layouts, place(scheme(), scenario, 2).layouts(), "from another scheme object");
    List<Layout> others = place(scheme, SchemeScenarios.withSeed(scenario, 2), 2).layouts();
    if (scheme.random()) {
      assertEquals(layouts.size(), new HashSet<>(layouts).size(), "draws are the same");
      assertNotEquals(layouts, others, "another seed gives the same draws");
    }
  }

  /** 4. Layouts do not depend on the number of threads. */
  @Test
  public void threads() {
    for (Scenario scenario : SchemeScenarios.small().subList(0, 2)) {
      assertEquals(place(scheme(), scenario, 1).layouts(), place(scheme(), scenario, 3).layouts());
    }
  }

  /** 5. Cancelled before the start, a scheme is back soon, with a layout that fits or with none. */
  @Test
  public void stopsBeforeTheStart() {
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();
    assertEndsSoon(cancellation);
  }

  /** 6. Cancelled while it works, it is back soon, with a layout that fits or with none. */
  @Test
  public void stopsWhileItWorks() {
    Cancellation cancellation = new Cancellation();
    CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS).execute(cancellation::cancel);
    assertEndsSoon(cancellation);
  }

  private void assertEndsSoon(Cancellation cancellation) {
    Scenario scenario = SchemeScenarios.large();
    assertTimeoutPreemptively(
        grace(),
        () -> {
          Study study = new Study(scenario, 2, cancellation);
          try {
            WatchedContext context = new WatchedContext(study, engines(true, cancellation));
            scheme().place(context).layouts().forEach(scenario::checkFits);
          } catch (CancellationException nothingToShow) {
            assertTrue(cancellation.cancelled(), "it says it was cancelled");
          }
        });
  }

  /** 7. What it has no room for it refuses by name, before any work. */
  @Test
  public void refusesWhatHasNoRoom() {
    Scenario tooSmall = SchemeScenarios.withoutRoom();
    InvalidValueException refusal =
        assertThrows(InvalidValueException.class, () -> tooSmall.checkRoom(scheme()));
    assertTrue(
        refusal.path().matches("(model|placement|constellation)\\..+"),
        () -> "it names " + refusal.path());
  }

  /** 8. It asks the engines that it says it needs, and no others. */
  @Test
  public void asksWhatItNeeds() {
    Set<Need> engines =
        EnumSet.of(
            Need.EXPERT_SOLVER, Need.EXPECTED_MAX_SOLVER, Need.JOINT_SOLVER, Need.LAST_DESCENT);
    Set<Need> asked = EnumSet.noneOf(Need.class);
    for (boolean linear : new boolean[] {true, false}) {
      Study study = new Study(SchemeScenarios.first(), 2);
      WatchedContext context = new WatchedContext(study, engines(linear, new Cancellation()));
      scheme().place(context);
      asked.addAll(context.asked());
    }
    engines.retainAll(scheme().needs());
    assertEquals(engines, asked);
  }

  /** 9. What it is given it leaves as it is. */
  @Test
  public void leavesItsInputsAlone() {
    Study study = new Study(SchemeScenarios.first(), 2);
    WatchedContext context = new WatchedContext(study, engines(true, new Cancellation()));
    scheme().place(context);
    assertTrue(context.unchanged(), "it changed expected path latencies that it was given");
  }

  private static SchemeAnswer place(PlacementScheme scheme, Scenario scenario, int threads) {
    Study study = new Study(scenario, threads);
    return scheme.place(new WatchedContext(study, engines(true, new Cancellation())));
  }

  private static Engines engines(boolean linear, Cancellation cancellation) {
    SolveOptions few = SolveOptions.defaults().withIterationLimit(JOINT_ITERATIONS);
    LayerLimits limits = new LayerLimits(SolveOptions.defaults(), cancellation);
    Engines engines =
        Engines.recommended(SolveOptions.defaults(), cancellation)
            .withExperts(ExpertSolver.recommended(limits))
            .withJoint(JointSolver.recommended(few, cancellation, IncumbentListener.NONE));
    return linear
        ? engines
        : engines.withExpectedMax(
            ExpectedMaxSolver.recommended(new LayerLimits(few, cancellation)));
  }
}
