package io.spacemoe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Links of all pages lead somewhere, and so do the places where code cites a page. */
class DocsTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern FENCED = Pattern.compile("(?ms)^```.*?^```$");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^()\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+?) *$");
  private static final Pattern PAGE = Pattern.compile("docs/[\\w./-]*[\\w-]\\.md");

  /** A page and the numbers of some of its sections: "docs/model.md, sections 5 and 6.1". */
  private static final Pattern SECTIONS =
      Pattern.compile("([\\w./-]+\\.md), sections? (\\d[\\d.]*(?:(?:,| and) \\d[\\d.]*)*)");

  private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)*");

  @Test
  void linksBetweenPagesLeadToFilesAndHeadings() throws IOException {
    List<String> broken = new ArrayList<>();
    int links = 0;
    for (Path page : files(".md")) {
      String text = FENCED.matcher(Files.readString(page)).replaceAll("");
      for (MatchResult link : LINK.matcher(text).results().toList()) {
        String to = link.group(1);
        if (!to.contains(":")) {
          links++;
          if (!leadsSomewhere(page, to)) {
            broken.add(ROOT.relativize(page) + " -> " + to);
          }
        }
      }
    }
    assertThat(broken).isEmpty();
    assertThat(links).isGreaterThan(50);
  }

  @Test
  void pagesAndSectionsThatCodeCitesExist() throws IOException {
    List<String> broken = new ArrayList<>();
    int sections = 0;
    List<Path> sources = files(".java");
    sources.addAll(files("pom.xml"));
    for (Path source : sources) {
      String text = Files.readString(source).replaceAll("\\R[ \\t]*(\\*|//)?[ \\t]*", " ");
      for (MatchResult cited : PAGE.matcher(text).results().toList()) {
        if (!Files.exists(ROOT.resolve(cited.group()))) {
          broken.add(ROOT.relativize(source) + " -> " + cited.group());
        }
      }
      for (MatchResult cited : SECTIONS.matcher(text).results().toList()) {
        for (MatchResult number : NUMBER.matcher(cited.group(2)).results().toList()) {
          sections++;
          if (!hasSection(ROOT.resolve(cited.group(1)), number.group())) {
            broken.add(ROOT.relativize(source) + " -> " + cited.group());
          }
        }
      }
    }
    assertThat(broken).isEmpty();
    assertThat(sections).isGreaterThan(10);
  }

  @Test
  void theCitationAndTheSamplesNameThisVersion() throws IOException {
    Matcher parent =
        Pattern.compile("<version>(.*?)</version>")
            .matcher(Files.readString(ROOT.resolve("pom.xml")));
    assertThat(parent.find()).isTrue();
    String version = parent.group(1);
    assertThat(Files.readString(ROOT.resolve("CITATION.cff")))
        .contains("\nversion: " + version + "\n");
    for (String sample : List.of("sample", "sample-solver", "sample-scheme")) {
      assertThat(Files.readString(ROOT.resolve("docs").resolve(sample).resolve("pom.xml")))
          .contains("<version>" + version + "</version>");
    }
  }

  private static boolean leadsSomewhere(Path page, String link) throws IOException {
    int hash = link.indexOf('#');
    String file = hash < 0 ? link : link.substring(0, hash);
    Path target = file.isEmpty() ? page : page.resolveSibling(file);
    return Files.exists(target) && (hash < 0 || anchors(target).contains(link.substring(hash + 1)));
  }

  private static boolean hasSection(Path page, String number) throws IOException {
    return Files.exists(page)
        && headings(page).stream().anyMatch(heading -> heading.matches(number + "\\.? .*"));
  }

  /** As GitHub makes them: lower case, no punctuation, hyphens for blanks, numbers on doubles. */
  private static Set<String> anchors(Path page) throws IOException {
    Set<String> anchors = new HashSet<>();
    for (String heading : headings(page)) {
      String words = heading.replaceAll("\\]\\([^)]*\\)", "").toLowerCase(Locale.ROOT);
      String anchor = words.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
      String numbered = anchor;
      for (int n = 1; !anchors.add(numbered); n++) {
        numbered = anchor + "-" + n;
      }
    }
    return anchors;
  }

  private static List<String> headings(Path page) throws IOException {
    String text = FENCED.matcher(Files.readString(page)).replaceAll("");
    return HEADING.matcher(text).results().map(heading -> heading.group(1)).toList();
  }

  /** The project's own files with such a name's end. */
  private static List<Path> files(String end) throws IOException {
    List<Path> found = new ArrayList<>();
    Files.walkFileTree(
        ROOT,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes seen) {
            String name = folder.getFileName().toString();
            boolean made = name.startsWith(".") || Set.of("target", "spacemoe-out").contains(name);
            return made && !folder.equals(ROOT)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes seen) {
            if (file.toString().endsWith(end)) {
              found.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return found;
  }
}
