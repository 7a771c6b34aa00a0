package io.spacemoe.scenario.spi;

import io.spacemoe.scenario.moe.MoeModel;
import io.spacemoe.scenario.placement.Rooms;
import io.spacemoe.scenario.sky.Constellation;
import java.util.Set;

/**
 * A placement scheme: it decides where gateways and experts sit. Found by {@link
 * java.util.ServiceLoader}, asked only through {@link io.spacemoe.scenario.Study}, which checks
 * that there is room before, and the layouts after. Constructing one loads nothing. It holds no
 * state between placements, and placements may be made at the same time.
 */
public interface PlacementScheme {

  /** What a scheme makes use of. Options for something else are refused by name. */
  enum Need {
    /** The seed: every layout is a random draw, and several draws are averaged. */
    DRAWS,
    /** The engine for the assignment problems of layers. */
    EXPERT_SOLVER,
    /** The engine for layers whose objective is the expected maximum, where one is asked for. */
    EXPECTED_MAX_SOLVER,
    /** The engine for the joint problem. */
    JOINT_SOLVER,
    /** The descent on the token latency itself, where that is the objective. */
    LAST_DESCENT,
    /** The limits of time and iterations, for a search of its own. */
    LIMITS,
    /** Satellites in planes, which not every network has. */
    PLANES
  }

  /** A stable, unique name of lower-case letters, digits and hyphens, as files have it. */
  String id();

  /** One line for people: what the scheme does. */
  String description();

  /** What it makes use of; the same set at every call. */
  Set<Need> needs();

  /** Whether layouts are random draws. */
  default boolean random() {
    return needs().contains(Need.DRAWS);
  }

  /** Whether it places by the joint problem. */
  default boolean joint() {
    return needs().contains(Need.JOINT_SOLVER);
  }

  /**
   * Refuses what the scheme has no room for, before anything is computed. Unless a scheme says
   * otherwise, all satellites have room for experts of any layer, and what gateways leave of it.
   *
   * @param rooms how many experts each satellite has room for
   * @throws io.spacemoe.scenario.value.InvalidValueException saying what is missing, and where
   */
  default void checkRoom(Constellation constellation, MoeModel model, Rooms rooms) {
    rooms.check(model);
  }

  /**
   * Places gateways and experts: one layout, or where layouts are random draws as many as the
   * context asks for.
   *
   * @param context there is room for what it asks for
   * @throws java.util.concurrent.CancellationException when it is cancelled and there is nothing to
   *     show; a scheme that has anything ends with that
   * @throws io.spacemoe.scenario.value.InvalidValueException naming a value of the scenario that
   *     the scheme cannot do
   */
  SchemeAnswer place(PlacementContext context);
}
