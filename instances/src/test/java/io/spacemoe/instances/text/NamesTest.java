package io.spacemoe.instances.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Different names make different files, on every file system. */
class NamesTest {
  @Test
  void plainNamesStayAndNoTwoNamesMakeOneFile() {
    assertThat(List.of("paper-delta-1056", "llama-moe-3.5b-2of8", "a_b", "7"))
        .allSatisfy(name -> assertThat(Names.inFile(name)).isEqualTo(name));
    List<String> names =
        List.of(
            "a b",
            "a-b",
            "A-b",
            "a-B",
            "a--b",
            "a-b ",
            "a-b.",
            "a\nb",
            "a/b",
            "a\\b",
            "a:b",
            "",
            ".",
            "..",
            "-",
            "con",
            "CON",
            "nul.txt",
            "com1",
            "x",
            "(draft) x",
            "x" + "y".repeat(300),
            "x" + "y".repeat(301),
            "\u00dcberblick",
            "U\u0308berblick",
            "uberblick",
            "\u536b\u661f",
            "\u536b",
            "\ud800",
            "\ud801",
            Names.inFile("a b"),
            Names.inFile("\u536b\u661f"),
            "stra\u00dfe",
            "strasse",
            "\u0130x",
            "ix",
            "\ufb01x",
            "fix",
            "\u001b[31m");

    assertThat(names.stream().map(Names::inFile)).doesNotHaveDuplicates();
    assertThat(names.stream().map(Names::inFile))
        .allSatisfy(
            file ->
                assertThat(file)
                    .matches("[a-z0-9]+([._-][a-z0-9]+)*")
                    .doesNotMatch("(con|nul|com1)([.].*)?")
                    .hasSizeLessThan(72));
    assertThat(Names.inFile("(draft) x")).matches("draft-x-[0-9a-f]{10}");
    assertThat(Names.inFile("\u00dcberblick")).matches("uberblick-[0-9a-f]{10}");
  }
}
