package io.spacemoe.scenario.spi;

import io.spacemoe.scenario.moe.ActivationLaw;
import io.spacemoe.scenario.moe.MoeModel;
import io.spacemoe.scenario.placement.Engines;
import io.spacemoe.scenario.placement.ExpectedMaxLayer;
import io.spacemoe.scenario.placement.JointLayouts;
import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.placement.Rooms;
import io.spacemoe.scenario.sky.Constellation;
import io.spacemoe.scenario.sky.LinkRules;
import io.spacemoe.scenario.sky.Network;
import io.spacemoe.solver.joint.JointProblem;
import io.spacemoe.solver.spi.StopSignal;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * What a scheme may ask about what is to be placed. Whatever takes long is computed when it is
 * asked for, on as many threads as there are, and ends with a {@link
 * java.util.concurrent.CancellationException} a second after a cancellation. Nothing that is given
 * out may be changed. For use by one thread.
 */
public interface PlacementContext {

  /** What problems and messages call it. */
  String name();

  /** The satellites. */
  Constellation constellation();

  /** Which satellites are linked, and what a link costs. */
  LinkRules links();

  /** The satellites with their links in every snapshot. */
  Network network();

  /** The model to be placed. */
  MoeModel model();

  /** Which satellites are in service, and how many experts each has room for. */
  Rooms rooms();

  /** The activation law of each layer. */
  List<ActivationLaw> laws();

  /**
   * The expected path latency of experts over all snapshots, for a gateway of each layer.
   *
   * @param gateways the gateway of each layer; the last is followed by the first
   * @return ms, layers x satellites
   */
  DMatrixRMaj expectedPathLatencyMs(int[] gateways);

  /**
   * The problem of each layer when its objective is the layer latency itself.
   *
   * @param gateways the gateway of each layer; the last is followed by the first
   * @param candidates layers x satellites that may host an expert of the layer
   * @throws io.spacemoe.scenario.value.InvalidValueException when the activation law is not
   *     conditional Poisson, or a satellite has room for more than one expert
   */
  List<ExpectedMaxLayer> expectedMaxLayers(int[] gateways, int[][] candidates);

  /**
   * The expected distance between any two satellites, below 2^31 ns; where time is limited, over as
   * many snapshots as a quarter of it is enough for.
   */
  default JointProblem.Distances distances() {
    return joint().distances(stop());
  }

  /** The problem of placing everything at once, with layouts as its placements. */
  JointLayouts joint();

  /**
   * Where a descent on the token latency itself ends: the layout, or one that is sooner. It ends
   * there the same way every time, or with the best so far at {@link #stop}.
   *
   * @param layout without copies
   * @throws io.spacemoe.scenario.value.InvalidValueException when a satellite has room for more
   *     than one expert
   */
  Layout descended(Layout layout);

  /** The door to engines, as the user chose them, and the limits of the scheme's own search. */
  Engines engines();

  /** How many layouts to draw where they are random, at least 1. */
  int draws();

  /** The seed on which random choices depend, and nothing else. */
  long seed();

  /** How many threads to use, at least 1. No layout depends on it, unless time ends the search. */
  int threads();

  /** When to end with what there is: on cancellation, and when the time limit has passed. */
  StopSignal stop();

  /** Activation probabilities, layers x experts; a new array. */
  default double[][] activation() {
    return laws().stream().map(ActivationLaw::inclusionProbabilities).toArray(double[][]::new);
  }
}
