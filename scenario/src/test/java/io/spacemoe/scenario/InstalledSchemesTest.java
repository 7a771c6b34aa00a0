package io.spacemoe.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spacemoe.scenario.moe.Activation;
import io.spacemoe.scenario.placement.Engines;
import io.spacemoe.scenario.scheme.SpaceMoeScheme;
import io.spacemoe.scenario.spi.PlacementContext;
import io.spacemoe.scenario.spi.PlacementScheme;
import io.spacemoe.scenario.spi.SchemeAnswer;
import io.spacemoe.solver.SolverFailureException;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which schemes there are, and what is said where they cannot be told apart or loaded. */
class InstalledSchemesTest {
  @TempDir private Path folder;

  /** A scheme of somebody else. */
  static class Other implements PlacementScheme {
    @Override
    public String id() {
      return "a-scheme-of-mine";
    }

    @Override
    public String description() {
      return "Places nothing";
    }

    @Override
    public Set<Need> needs() {
      return Set.of();
    }

    @Override
    public SchemeAnswer place(PlacementContext context) {
      return new SchemeAnswer(List.of(), List.of());
    }
  }

  /** One with a name that another has. */
  public static final class Twin extends Other {
    @Override
    public String id() {
      return "spacemoe";
    }
  }

  /** One with a name of its own. */
  public static final class Guest extends Other {}

  /** One with a name that no file can have. */
  public static final class Shouter extends Other {
    @Override
    public String id() {
      return "Loud!";
    }
  }

  /** One that throws when it is asked who it is. */
  public static final class Shy extends Other {
    @Override
    public String id() {
      throw new IllegalStateException("not now");
    }
  }

  /** One without needs. */
  public static final class Needless extends Other {
    @Override
    @SuppressWarnings("ReturnsNullCollection") // what is tested
    public Set<Need> needs() {
      return null;
    }
  }

  private Schemes with(String className) throws IOException {
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.writeString(services.resolve(PlacementScheme.class.getName()), className + "\n");
    URL[] more = {folder.toUri().toURL()};
    return new Schemes(new URLClassLoader(more, Schemes.class.getClassLoader()));
  }

  @Test
  void ownOnesComeInOrderAndOthersAfterThem() throws IOException {
    List<String> own = Schemes.ids();
    assertThat(own)
        .containsExactly(
            "rand-place",
            "rand-intra",
            "rand-intra-cg",
            "nearest-random-order",
            "spacemoe",
            "greedy-tiles",
            "joint");
    assertThat(with(Guest.class.getName()).all().stream().map(PlacementScheme::id))
        .startsWith("rand-place")
        .endsWith("joint", "a-scheme-of-mine")
        .hasSize(8);
  }

  @Test
  void twoOfOneIdAreRefusedNamingBoth() throws IOException {
    Schemes schemes = with(Twin.class.getName());
    assertThatThrownBy(schemes::all)
        .isInstanceOf(SolverFailureException.class)
        .hasMessageContaining("two schemes call themselves spacemoe")
        .hasMessageContaining(SpaceMoeScheme.class.getName())
        .hasMessageContaining(Twin.class.getName());
  }

  @Test
  void oneThatCannotBeLoadedOrNamedIsSaid() throws IOException {
    Schemes missing = with("no.such.Scheme");
    assertThatThrownBy(missing::all)
        .isInstanceOf(SolverFailureException.class)
        .hasMessageContaining("cannot be loaded")
        .hasMessageContaining("no.such.Scheme");
    Schemes loud = with(Shouter.class.getName());
    assertThatThrownBy(loud::all)
        .isInstanceOf(SolverFailureException.class)
        .hasMessageContaining(Shouter.class.getName())
        .hasMessageContaining("Loud!");
    Schemes shy = with(Shy.class.getName());
    assertThatThrownBy(shy::all)
        .isInstanceOf(SolverFailureException.class)
        .hasMessageContaining(Shy.class.getName() + " cannot say what it is")
        .hasMessageContaining("not now");
    Schemes needless = with(Needless.class.getName());
    assertThatThrownBy(needless::all)
        .isInstanceOf(SolverFailureException.class)
        .hasMessageContaining(
            Needless.class.getName() + " has null for its description or its needs");
  }

  @Test
  void anUnknownIdListsWhatThereIs() {
    assertThatThrownBy(() -> Schemes.named("best"))
        .hasMessage("no scheme is called best; there are " + String.join(", ", Schemes.ids()));
  }

  /** What a scheme gives is checked before anybody believes it. */
  @Test
  void aSchemeThatPlacesNothingIsFound() {
    Study study = new Study(Scenarios.small(Activation.Law.CONDITIONAL_POISSON, 1, 1), 1);
    assertThatThrownBy(() -> study.place(new Guest(), Engines.recommended()))
        .isInstanceOf(SolverFailureException.class)
        .hasMessage("scheme a-scheme-of-mine gave 0 layouts; expected 1");
  }

  /** What a scheme throws is told with its name, also what would pass for a cancellation. */
  @Test
  void aSchemeThatThrowsOrGivesNothingIsNamed() {
    assertFails(() -> null, "scheme a-scheme-of-mine gave no answer");
    for (Throwable thrown :
        List.of(
            new IllegalStateException("boom"),
            new CancellationException("of nobody"),
            new NoSuchMethodError("of an older version"),
            new StackOverflowError())) {
      assertFails(
          () -> {
            if (thrown instanceof Error error) {
              throw error;
            }
            throw (RuntimeException) thrown;
          },
          "scheme a-scheme-of-mine failed: " + thrown);
    }
  }

  private static void assertFails(Supplier<SchemeAnswer> answer, String words) {
    Study study = new Study(Scenarios.small(Activation.Law.CONDITIONAL_POISSON, 1, 1), 1);
    PlacementScheme scheme =
        new Other() {
          @Override
          public SchemeAnswer place(PlacementContext context) {
            return answer.get();
          }
        };
    assertThatThrownBy(() -> study.place(scheme, Engines.recommended()))
        .isInstanceOf(SolverFailureException.class)
        .hasMessageStartingWith(words);
  }
}
