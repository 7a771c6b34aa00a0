package io.spacemoe.solver.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.spacemoe.solver.Cancellation;
import io.spacemoe.solver.IncumbentListener;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.expectedmax.ExpectedMaxProblem;
import io.spacemoe.solver.expectedmax.ExpectedMaxProvider;
import io.spacemoe.solver.joint.JointSolverProvider;
import io.spacemoe.solver.spi.SolverProvider;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is found on the class path, and what is said about it, for every kind of problem. */
class RegistryTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"Solvers", "ExpectedMaxSolvers", "JointSolvers"})
  void twoEnginesOfOneNameAreRefused(String door) throws Exception {
    assertThat(refusal(door, Twins.Castor.class.getName(), Twins.Pollux.class.getName()))
        .hasMessageContaining("two engines call themselves twin")
        .hasMessageContaining("Castor")
        .hasMessageContaining("Pollux");
  }

  @ParameterizedTest
  @CsvSource({"Solvers", "ExpectedMaxSolvers", "JointSolvers"})
  void anEngineThatCannotBeLoadedIsNamed(String door) throws Exception {
    assertThat(refusal(door, "example.Gone"))
        .hasMessageContaining("an engine on the class path cannot be loaded")
        .hasMessageContaining("example.Gone")
        .hasMessageContaining("META-INF/services/io.spacemoe.solver.");
    assertThat(refusal(door, Twins.Icarus.class.getName()))
        .hasMessageContaining("Icarus")
        .hasMessageContaining("too near the sun");
  }

  /** The door's classes are loaded a second time, beside service files that list these engines. */
  private Throwable refusal(String door, String... engines) throws Exception {
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    for (Class<?> service :
        new Class<?>[] {
          SolverProvider.class, ExpectedMaxProvider.class, JointSolverProvider.class
        }) {
      Files.writeString(
          services.resolve(service.getName()), String.join(System.lineSeparator(), engines));
    }
    URL[] path = {folder.toUri().toURL(), origin(Solvers.class), origin(Twins.class)};
    try (URLClassLoader loader = new URLClassLoader(path, ClassLoader.getPlatformClassLoader())) {
      Class<?> facade = loader.loadClass(getClass().getPackageName() + "." + door);
      return catchThrowable(() -> facade.getMethod("installed").invoke(null)).getCause();
    }
  }

  private static URL origin(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation();
  }

  @Test
  void anIdWithoutItsKindIsUnderstood() {
    assertThat(JointSolvers.named("joint-b").id()).isEqualTo("joint-b");
    assertThat(JointSolvers.named("b").id()).isEqualTo("joint-b");
    assertThatThrownBy(() -> JointSolvers.named("local-search"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "no joint solver is called local-search; installed: joint-a, joint-b.%nMaybe add the module io.spacemoe:spacemoe-solver-heuristic"
                .formatted());
    assertThatThrownBy(() -> Solvers.named("b")).hasMessageContaining("no solver is called b;");
    assertThatThrownBy(() -> JointSolvers.named("assignment"))
        .hasMessageEndingWith(
            "assignment is for another kind of problem; `spacemoe solvers` lists the engines of each");
    assertThatThrownBy(() -> Solvers.named("joint-local-search"))
        .hasMessageContaining("joint-local-search is for another kind of problem;")
        .hasMessageNotContaining("module");
  }

  @Test
  void whereNobodyIsInstalledTheModuleIsSaid() {
    ExpectedMaxProblem problem =
        new ExpectedMaxProblem("one", new double[] {1}, 1, new long[][] {{2}});
    assertThatThrownBy(
            () ->
                ExpectedMaxSolvers.solve(
                    problem, SolveOptions.defaults(), new Cancellation(), IncumbentListener.NONE))
        .isInstanceOf(UnsupportedProblemException.class)
        .hasMessage(
            "no solver for objective expected-max is installed.%nMaybe add the module io.spacemoe:spacemoe-solver-heuristic"
                .formatted());
  }
}
