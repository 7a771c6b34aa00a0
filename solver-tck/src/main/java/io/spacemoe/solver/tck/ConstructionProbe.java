package io.spacemoe.solver.tck;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;

/**
 * A class loader that defines the classes of an engine or another plug-in anew, so that it sees
 * which of them its constructor needs. It may load its own package and the contract; anything else
 * is a backend, and constructing loads nothing.
 */
public final class ConstructionProbe extends ClassLoader {
  private final ClassLoader source;
  private final String contract;
  private final String ownPackage;
  private final List<String> strangers = new ArrayList<>();

  private ConstructionProbe(Class<?> plugin, String contract) {
    super(ClassLoader.getPlatformClassLoader());
    this.source = plugin.getClassLoader();
    this.contract = contract;
    this.ownPackage = plugin.getPackageName() + ".";
  }

  /**
   * The classes outside its own package and the contract that constructing a plug-in loads.
   *
   * @param contract how the names of the contract's classes begin
   * @throws IllegalStateException when the constructor throws, or there is none without parameters
   */
  public static List<String> classesLoadedBy(Class<?> plugin, String contract) {
    ConstructionProbe probe = new ConstructionProbe(plugin, contract);
    try {
      Constructor<?> constructor =
          Class.forName(plugin.getName(), true, probe).getDeclaredConstructor();
      constructor.setAccessible(true);
      constructor.newInstance();
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("the constructor threw " + e.getCause(), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          plugin.getName() + " needs a constructor without parameters, as ServiceLoader does", e);
    }
    return List.copyOf(probe.strangers);
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    try (InputStream bytes = source.getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (bytes == null) {
        throw new ClassNotFoundException(name);
      }
      if (!name.startsWith(contract) && !name.startsWith(ownPackage)) {
        strangers.add(name);
      }
      byte[] code = bytes.readAllBytes();
      return defineClass(name, code, 0, code.length);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read class " + name, e);
    }
  }
}
