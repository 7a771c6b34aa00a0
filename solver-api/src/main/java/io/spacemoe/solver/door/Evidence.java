package io.spacemoe.solver.door;

import io.spacemoe.solver.Proof;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** What has been proved and claimed about one problem so far. For use by one thread. */
final class Evidence {
  private final List<Proof> proofs = new ArrayList<>();
  private OptionalLong checked = OptionalLong.empty();
  private OptionalLong claimed = OptionalLong.empty();
  private boolean infeasible;
  private boolean saidInfeasible;

  /** A lower bound that needs no proof, since the door has computed it. */
  void proved(long bound) {
    checked = larger(checked, OptionalLong.of(bound));
  }

  /** A proof that was checked, and the lower bound that it gives, if any. */
  void proved(Proof proof, OptionalLong bound) {
    proofs.add(proof);
    checked = larger(checked, bound);
  }

  /** A proof that there is no placement, checked. */
  void provedInfeasible(Proof proof) {
    proofs.add(proof);
    infeasible = true;
  }

  /** An engine's word. */
  void claimed(Proof.Claim claim) {
    proofs.add(claim);
    saidInfeasible |= claim.bound().isEmpty();
    claimed = larger(claimed, claim.bound());
  }

  List<Proof> proofs() {
    return proofs;
  }

  /** The best lower bound that was checked. */
  OptionalLong checked() {
    return checked;
  }

  /** The best lower bound that was claimed. */
  OptionalLong claimed() {
    return claimed;
  }

  /** The best lower bound that was claimed, where it is better than any that was checked. */
  OptionalLong betterClaim() {
    boolean better =
        claimed.isPresent() && (checked.isEmpty() || claimed.getAsLong() > checked.getAsLong());
    return better ? claimed : OptionalLong.empty();
  }

  boolean provesInfeasible() {
    return infeasible;
  }

  boolean saysInfeasible() {
    return infeasible || saidInfeasible;
  }

  private static OptionalLong larger(OptionalLong a, OptionalLong b) {
    if (a.isEmpty() || b.isEmpty()) {
      return a.isEmpty() ? b : a;
    }
    return a.getAsLong() >= b.getAsLong() ? a : b;
  }
}
