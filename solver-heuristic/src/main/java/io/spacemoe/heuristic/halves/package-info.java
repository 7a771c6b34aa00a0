/**
 * Meet in the middle: placements that fill every satellite to the last unit, found as the union of
 * two sets of changes whose loads add up.
 *
 * <p>Where memory is tight and costs fall as demands rise (GAP files of type d), the cheapest
 * placements leave no room at all. They are few and far from each other, so that a search which
 * steps from one placement to the next hardly ever meets one. Here they are found as solutions of a
 * vector subset sum: a placement is a set of changes to the cheapest seating at some prices, each
 * change shifts the satellites' loads by a vector, and the vectors must add up to what is missing.
 *
 * <ol>
 *   <li>{@link io.spacemoe.heuristic.halves.GibbsPrices} gives every pair a Gibbs weight, says
 *       about how many such placements there are at a cost, and so at which cost to look, and
 *       whether to.
 *   <li>{@link io.spacemoe.heuristic.halves.Halves} says which experts may change in which half.
 *       Most may in both: a placement is then the union of two halves in very many ways, and of all
 *       halves only those need be listed that shift some loads as planned (the representations of
 *       Howgrave-Graham and Joux, Eurocrypt 2010). {@link io.spacemoe.heuristic.halves.ShiftPlan}
 *       makes the plan that keeps most unions for the least lists.
 *   <li>{@link io.spacemoe.heuristic.halves.FourListJoin} lists the halves that keep to the plan,
 *       each joined of four parts, without holding the list (Schroeppel and Shamir 1981).
 *   <li>{@link io.spacemoe.heuristic.halves.MeetInTheMiddleRound} notes the fingerprints of the
 *       first list in a hash table, compares the second list with it, and goes through the first
 *       again for those that have met. The table holds 4 bytes for each half, where the half and
 *       its fingerprint would take 24.
 * </ol>
 *
 * <p>What is public is so for the sibling packages; not API.
 */
package io.spacemoe.heuristic.halves;
