package io.spacemoe.scenario;

import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.spi.PlacementContext;
import io.spacemoe.scenario.spi.PlacementScheme;
import io.spacemoe.scenario.spi.SchemeAnswer;
import io.spacemoe.scenario.value.InvalidValueException;
import io.spacemoe.solver.Cancellation;
import io.spacemoe.solver.SolverFailureException;
import io.spacemoe.solver.door.UnsupportedProblemException;
import java.util.Locale;
import java.util.concurrent.CancellationException;

/** A scheme that is asked, and held to its contract. */
record AskedScheme(PlacementScheme scheme, Cancellation cancellation) {

  /**
   * What the scheme answers.
   *
   * @param layouts how many there must be
   * @throws InvalidValueException when there is no room, or a value that the scheme cannot do
   * @throws SolverFailureException when an engine or the scheme breaks its contract
   */
  SchemeAnswer answer(PlacementContext context, Scenario scenario, int layouts) {
    SchemeAnswer answer = answer(context);
    if (answer.layouts().size() != layouts) {
      throw new SolverFailureException(
          String.format(
              Locale.ROOT,
              "scheme %s gave %d layouts; expected %d",
              scheme.id(),
              answer.layouts().size(),
              layouts));
    }
    for (Layout layout : answer.layouts()) {
      try {
        scenario.checkFits(layout);
      } catch (InvalidValueException e) {
        throw new SolverFailureException(
            "scheme %s gave a layout that does not fit: %s".formatted(scheme.id(), e.getMessage()),
            e);
      }
    }
    return answer;
  }

  /** What it throws and may not throw is told with its name. */
  private SchemeAnswer answer(PlacementContext context) {
    SchemeAnswer answer;
    try {
      answer = scheme.place(context);
    } catch (InvalidValueException | UnsupportedProblemException | SolverFailureException e) {
      throw e;
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      if (e instanceof CancellationException && cancellation.cancelled()) {
        throw e;
      }
      StackTraceElement[] trace = e.getStackTrace();
      String place = trace.length == 0 ? "" : " at " + trace[0];
      throw new SolverFailureException(
          "scheme %s failed: %s%s".formatted(scheme.id(), e, place), e);
    }
    if (answer == null) {
      throw new SolverFailureException("scheme %s gave no answer".formatted(scheme.id()));
    }
    return answer;
  }
}
