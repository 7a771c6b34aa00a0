package io.spacemoe.solver.tck;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;

/**
 * A class loader that defines an engine's classes anew, so that it sees which of them the engine's
 * constructor needs. An engine may load its own package and the contract; anything else is the
 * backend, and constructing loads nothing.
 */
final class ConstructionProbe extends ClassLoader {
  private static final String CONTRACT = "io.spacemoe.solver.";

  private final ClassLoader source;
  private final String ownPackage;
  private final List<String> strangers = new ArrayList<>();

  private ConstructionProbe(Class<?> engine) {
    super(ClassLoader.getPlatformClassLoader());
    this.source = engine.getClassLoader();
    this.ownPackage = engine.getPackageName() + ".";
  }

  /** The classes outside its own package and the contract that constructing an engine loads. */
  static List<String> classesLoadedBy(Class<?> engine) {
    ConstructionProbe probe = new ConstructionProbe(engine);
    try {
      Constructor<?> constructor =
          Class.forName(engine.getName(), true, probe).getDeclaredConstructor();
      constructor.setAccessible(true);
      constructor.newInstance();
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("the constructor threw " + e.getCause(), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          engine.getName() + " needs a constructor without parameters, as ServiceLoader does", e);
    }
    return List.copyOf(probe.strangers);
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    try (InputStream bytes = source.getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (bytes == null) {
        throw new ClassNotFoundException(name);
      }
      if (!name.startsWith(CONTRACT) && !name.startsWith(ownPackage)) {
        strangers.add(name);
      }
      byte[] code = bytes.readAllBytes();
      return defineClass(name, code, 0, code.length);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read class " + name, e);
    }
  }
}
