package io.spacemoe.lab.local;

import io.spacemoe.lab.spi.Crew;
import io.spacemoe.lab.spi.Executor;
import io.spacemoe.lab.spi.Setting;

/** Does items on this machine, on threads of this process or in processes of their own. */
public final class LocalExecutor implements Executor {
  /** Found by ServiceLoader. */
  public LocalExecutor() {}

  @Override
  public boolean worksAt(String address) {
    return address.equals(HERE);
  }

  @Override
  public Crew start(Setting setting) {
    return new Lanes(setting.jobs().orElse(1), setting.isolate());
  }
}
