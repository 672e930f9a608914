package dev.relight.incident;

import dev.relight.Corpus;
import dev.relight.danger.Platform;
import dev.relight.runbook.Compiler;
import java.nio.file.Path;
import java.util.*;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

@NullMarked
class LadderPrintTest {
    @Test
    void print() throws Exception {
        var files = new ArrayList<Path>();
        for (var s : Corpus.SERVICES) files.add(Corpus.seed(s));
        files.add(Path.of("../examples/lantern/service-down.md"));
        for (var f : files) {
            var plan = Compiler.standard().compile(f).plan();
            System.out.println("######## " + f);
            var site = new Site("local", "/srv", Set.of(Platform.DOCKER, Platform.DOCKER_COMPOSE), Map.of("port", "8080", "oil-port", "8081"), Set.of(), true);
            var opening = new Opening("x-1", "svc", "k", "down", Map.of(), plan, site, Policy.standard().with(Autonomy.AUTO));
            var p = Preview.of(opening);
            System.out.println("evidence:");
            for (var l : p.evidence()) System.out.println("  " + l.line() + " " + (l.leftOut().isEmpty() ? l.runs().replace("\n", "⏎") : "LEFT OUT " + l.leftOut()));
            System.out.println("ladder:");
            for (var l : p.ladder()) System.out.println("  " + l.line() + " [" + l.title() + "] " + l.danger() + " yes=" + l.yeses() + " " + l.shown() + " cond=" + l.conditions() + (l.leftOut().isEmpty() ? "" : " LEFT OUT " + l.leftOut()));
            System.out.println("checks:");
            for (var l : p.checks()) System.out.println("  " + l.line() + " " + (l.leftOut().isEmpty() ? l.runs().replace("\n", "⏎") : "LEFT OUT " + l.leftOut()));
            System.out.println("pairs " + plan.pairs() + " waits " + plan.waits());
            for (var e : plan.escalation()) System.out.println("  esc " + e);
        }
    }
}
