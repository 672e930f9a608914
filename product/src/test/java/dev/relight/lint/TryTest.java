package dev.relight.lint;

import dev.relight.Corpus;
import dev.relight.lint.world.*;
import dev.relight.runbook.page.*;
import java.time.LocalDate;
import java.util.*;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

@NullMarked
class TryTest {
  static boolean within(dev.relight.plan.Plan plan,int line,int at){ return line==at || plan.command(at).filter(c->line>at&&line<=c.endLine()).isPresent(); }

    @Test
    void go() throws Exception {
        int want = 0, got = 0;
        var miss = new ArrayList<String>();
        var extra = new ArrayList<String>();
        for (var service : Corpus.SERVICES) {
            var plan = LabelledPlan.of(service);
            var page = PageReader.read(java.nio.file.Files.readString(Corpus.seed(service)));
            var origin = Corpus.folder().resolve("origins").resolve(service);
            var world =
                    java.nio.file.Files.exists(origin)
                            ? Surroundings.against(origin, Corpus.seed(service))
                            : Surroundings.beside(Corpus.seed(service));
            var problems = Lint.problems(plan, page, world, LocalDate.of(2026, 11, 22));
            var expected = new HashSet<String>();
            for (var line :
                    java.nio.file.Files.readAllLines(
                            java.nio.file.Path.of("src/test/resources/lint/seed-lint-facts.tsv"))) {
                var c = line.split("\t");
                if (!c[0].equals(service) || !c[3].equals("y")) continue;
                for (var code : c[4].split(",")) {
                    want++;
                    expected.add(c[2] + " " + code);
                    if (problems.stream()
                            .anyMatch(p ->
                                    p.code().equals(code)
                                            && within(plan,p.where().line(),Integer.parseInt(c[2])))) got++;
                    else miss.add(service + " " + c[2] + " " + code);
                }
            }
            for (var p : problems)
                extra.add(
                        (expected.contains(p.where().line() + " " + p.code()) ? "  " : "+ ")
                                + service
                                + ":"
                                + p.where().line()
                                + ":"
                                + p.where().column()
                                + " "
                                + p.severity().word()
                                + " "
                                + p.code()
                                + " | "
                                + p.what()
                                + " || "
                                + p.mend());
        }
        System.out.println(got + "/" + want);
        miss.forEach(m -> System.out.println("MISS " + m));
        java.nio.file.Files.write(java.nio.file.Path.of("/tmp/rl/lint/found.txt"), extra);
    }
}
