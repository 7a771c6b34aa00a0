package io.spacemoe.instances.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.spacemoe.instances.SharedData;
import io.spacemoe.instances.text.InputFile;
import io.spacemoe.instances.text.InstanceFormatException;
import io.spacemoe.scenario.workload.RequestTrace;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Traces of requests: what they say, and what is wrong with others. */
class RequestFileTest {
  private static RequestTrace read(String text) {
    return RequestFile.read(InputFile.of("x.csv", text.getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "time,promptTokens,outputTokens\n5,10,3\n5.25,0,1\n",
        "TIMESTAMP,ContextTokens,GeneratedTokens\n2023-12-31 23:59:59.9,10,3\n2024-01-01 00:00:00.15,0,1\n",
        "GeneratedTokens;TIMESTAMP;ContextTokens\n3;2024-05-10T00:00:00.000000+00:00;10\n1;2024-05-10T00:00:00.250000+00:00;0\n"
      })
  void bothHeadersSayTheSame(String text) {
    RequestTrace trace = read(text);
    assertThat(trace.size()).isEqualTo(2);
    assertThat(trace.secondsAfterFirst(1)).isCloseTo(0.25, within(1e-9));
    assertThat(trace.promptTokens(0)).isEqualTo(10);
    assertThat(trace.outputTokens(1)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5,10,3;4,0,1 | line 3 is earlier than the line before; expected requests in order of time",
        "5,10,3;six,0,1 | line 3 has \"six\" in field 1; expected a number",
        "5,10,3;6,-1,1 | line 3 has \"-1\" in field 2; expected a whole number from 0",
        "5,10,3;6,0,0 | line 3 has 0 in field outputTokens; allowed: 1 to 1000000",
        "5,10,3;6,2000000,1 | line 3 has 2000000 in field promptTokens; allowed: 0 to 1000000",
        "-5,10,3;6,0,1 | line 2 has \"-5\" in field time; allowed: 0 to 1e9 seconds",
        "5,10,3;6,,1 | line 3 has nothing in field promptTokens",
        "5,10,3;6,1 | line 3 has 2 fields; expected as many as the first line, 3",
        "5,10,3 | is no trace: seconds of fewer than two requests say no rate",
        "5,10,3;5,10,3 | is no trace: seconds are all the same, which says no rate",
      })
  void mistakesAreNamed(String lines, String message) {
    String text = "time,promptTokens,outputTokens\n" + lines.replace(';', '\n') + "\n";
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(InstanceFormatException.class)
        .hasMessageContaining("x.csv")
        .hasMessageContaining(message);
  }

  @Test
  void datesAreReadStrictly() {
    String header = "TIMESTAMP,ContextTokens,GeneratedTokens\n2023-11-16 18:17:04,1,1\n";
    assertThatThrownBy(() -> read(header + "2023-11-31 00:00:00,1,1\n"))
        .hasMessageContaining("in field TIMESTAMP; expected a time such as 2023-11-16 18:17:03");
    assertThatThrownBy(() -> read(header + "2023-11-16 18:17:03,1,1\n"))
        .hasMessageContaining("line 3 is earlier than the first");
  }

  /** One hour of the public trace of Azure (CC BY 4.0), where it is at hand. */
  @Test
  void theHourOfAzureIsRead() {
    RequestTrace hour =
        RequestFile.read(InputFile.read(SharedData.file("workloads/azure-llm-2023-code.csv")));
    assertThat(hour.size()).isEqualTo(8819);
    assertThat(hour.secondsAfterFirst(8818)).isCloseTo(3435.948, within(1e-3));
    assertThat(hour.meanPromptTokens()).isBetween(2047.0, 2048.5);
    assertThat(hour.promptTokens(0)).isEqualTo(4808);
  }
}
