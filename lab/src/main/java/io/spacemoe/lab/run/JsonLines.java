package io.spacemoe.lab.run;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;

/** Records as JSON objects of one line each. */
public final class JsonLines {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .visibility(PropertyAccessor.IS_GETTER, JsonAutoDetect.Visibility.NONE)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
          .build();

  private JsonLines() {}

  /** One line, without its end. */
  public static byte[] of(Object message) {
    try {
      return MAPPER.writeValueAsBytes(message);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record could not be written as JSON: " + message, e);
    }
  }

  /**
   * What a line says.
   *
   * @throws IllegalArgumentException when it is no such record
   */
  public static <T> T read(byte[] line, Class<T> type) {
    try {
      return MAPPER.readValue(line, type);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "is not a whole JSON object of a batch: " + e.getMessage(), e);
    }
  }
}
