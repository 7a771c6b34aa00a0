package io.spacemoe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.spacemoe.solver.door.ExpectedMaxSolvers;
import io.spacemoe.solver.door.JointSolvers;
import io.spacemoe.solver.door.Solvers;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.Test;

/** Who lacks an engine is told the module that brings it. */
class MissingEnginesTest {
  private static int asked;

  /** The doors are loaded a second time, without engines; the engines are here. */
  @Test
  void everyEngineIsAskedForByItsModule() throws Exception {
    URL[] api = {Solvers.class.getProtectionDomain().getCodeSource().getLocation()};
    try (URLClassLoader bare = new URLClassLoader(api, ClassLoader.getPlatformClassLoader())) {
      Solvers.installed().forEach(engine -> check(bare, Solvers.class, engine, engine.id()));
      ExpectedMaxSolvers.installed()
          .forEach(engine -> check(bare, ExpectedMaxSolvers.class, engine, engine.id()));
      JointSolvers.installed()
          .forEach(engine -> check(bare, JointSolvers.class, engine, engine.id()));
    }
    assertThat(asked).isEqualTo(12 + 4 + 4);
  }

  private static void check(ClassLoader bare, Class<?> door, Object engine, String id) {
    String built = engine.getClass().getProtectionDomain().getCodeSource().getLocation().getPath();
    String module = built.replaceFirst(".*/([^/]+)/target/.*", "$1");
    if (module.startsWith("solver-")) {
      asked++;
      assertThat(refusal(bare, door, id))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("is called %s; installed: none.".formatted(id))
          .hasMessageEndingWith("Maybe add the module io.spacemoe:spacemoe-" + module);
    }
  }

  private static Throwable refusal(ClassLoader bare, Class<?> door, String id) {
    try {
      return new AssertionError(
          bare.loadClass(door.getName()).getMethod("named", String.class).invoke(null, id));
    } catch (InvocationTargetException refused) {
      return refused.getCause();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(door.getName(), e);
    }
  }
}
