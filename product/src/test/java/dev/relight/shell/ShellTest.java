package dev.relight.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relight.shell.Node.Joint;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// What is one statement, what is a remark, what is broken; and what hangs in the tree.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ShellTest {
    @Test
    void each_line_is_a_statement_and_own_line_comments_are_remarks() {
        var script = Shell.read("# look first\ndf -h\n\n  # then\nfree -m; uptime\n");
        assertThat(texts(script)).containsExactly("df -h", "free -m; uptime");
        assertThat(script.statements().get(1).line()).isEqualTo(5);
        assertThat(script.remarks())
                .containsExactly(new Remark(1, "look first"), new Remark(4, "then"));
    }

    @Test
    void a_comment_behind_a_command_is_split_off_but_not_a_hash_within_words() {
        var script = Shell.read("df -h   # the disks\ncurl h/#top 'a # b' \"c # d\" ${#x}#y\n");
        assertThat(texts(script)).containsExactly("df -h", "curl h/#top 'a # b' \"c # d\" ${#x}#y");
        assertThat(script.statements().getFirst().inlineComment()).isEqualTo("the disks");
    }

    @Test
    void continued_lines_quotes_loops_and_here_documents_belong_to_their_statement() {
        var block =
                """
                curl -s \\
                  http://h/
                python -c "
                import os
                # no comment
                "
                for i in 1 2; do
                  ls $i # inside
                done
                cat <<EOF | grep x
                # no remark
                EOF
                ls
                """;
        var script = Shell.read(block);
        assertThat(script.statements())
                .extracting(Statement::line)
                .containsExactly(1, 3, 7, 10, 13);
        assertThat(script.statements())
                .extracting(Statement::endLine)
                .containsExactly(2, 6, 9, 12, 13);
        assertThat(script.remarks()).isEmpty();
        assertThat(script.statements().get(3).text())
                .isEqualTo("cat <<EOF | grep x\n# no remark\nEOF");
    }

    @Test
    void background_jobs_and_their_wait_on_the_next_line_are_two_statements() {
        assertThat(texts(Shell.read("for i in 1 2; do curl h & done\nwait\n")))
                .containsExactly("for i in 1 2; do curl h & done", "wait");
    }

    @Test
    void a_line_that_cannot_be_read_is_broken_and_the_next_is_read() {
        var script = Shell.read("topk(5, rate(x))\ndf -h\n}\nls\n");
        assertThat(script.statements())
                .extracting(Statement::broken)
                .containsExactly(true, false, true, false);
    }

    @Test
    void an_open_quote_breaks_all_up_to_the_next_empty_line() {
        var script = Shell.read("echo don't do this\nrm -rf /x\n\ndf -h\n");
        assertThat(texts(script)).containsExactly("echo don't do this\nrm -rf /x", "df -h");
        assertThat(script.statements().getFirst().broken()).isTrue();
    }

    @Test
    void windows_line_ends_are_line_ends() {
        var script = Shell.read("df -h\r\nls \\\r\n  -l\r\n");
        assertThat(texts(script)).containsExactly("df -h", "ls \\\r\n  -l");
        assertThat(script.statements().get(1).broken()).isFalse();
    }

    @Test
    void placeholders_are_no_redirections_and_keep_their_text() {
        var simple = simple("docker exec <container id> ps > out.txt");
        assertThat(simple.words())
                .extracting(Word::text)
                .containsExactly("docker", "exec", "<container id>", "ps");
        assertThat(simple.words().get(2).pieces().getFirst()).isInstanceOf(Piece.FillIn.class);
        assertThat(simple.redirects()).hasSize(1);
    }

    @Test
    void a_word_knows_its_value_and_whether_it_is_certain() {
        var words = simple("x 'a b'\"c\"\\ d $'\\t' \"$HOME\" *.log {a,b}").words();
        assertThat(words.get(1).value()).isEqualTo("a bc d");
        assertThat(words.get(2).value()).isEqualTo("\t");
        assertThat(words)
                .extracting(Word::constant)
                .containsExactly(true, true, true, false, false, false);
        assertThat(words.get(3).value()).isEqualTo("$HOME");
    }

    @Test
    void whatever_would_run_hangs_in_the_tree() {
        for (var command :
                List.of(
                        "echo $(evil)",
                        "echo \"a `evil` b\"",
                        "x=$(evil)",
                        "x=(a $(evil))",
                        "export X=$(evil)",
                        "echo ${y:-$(evil)}",
                        "echo ${y//a/`evil`}",
                        "echo $((1 + $(evil)))",
                        "ls <(evil)",
                        "tee >(evil)",
                        "cat <<E\n$(evil)\nE",
                        "cat <<<$(evil)",
                        "ls > $(evil)",
                        "(evil)",
                        "{ evil; }",
                        "! evil",
                        "time evil",
                        "evil &",
                        "a && evil",
                        "a || evil",
                        "a | evil",
                        "a; evil",
                        "if evil; then a; fi",
                        "if a; then evil; fi",
                        "if a; then b; else evil; fi",
                        "while evil; do a; done",
                        "until a; do evil; done",
                        "for i in $(evil); do a; done",
                        "for ((i=$(evil);;)); do a; done",
                        "case $(evil) in a) b;; esac",
                        "case a in $(evil)) b;; esac",
                        "case a in b) evil;; esac",
                        "f() { evil; }",
                        "function f { evil; }",
                        "[[ $(evil) == x ]]",
                        "(( $(evil) ))",
                        "coproc evil",
                        "a 2> >(evil)",
                        "echo {a,$(evil)}",
                        "echo `echo \\`evil\\``",
                        "select x in a; do evil; done",
                        "declare -a x=($(evil))",
                        "echo ${x[$(evil)]}",
                        "while a; do b; done < <(evil)"))
            assertThat(Shell.readCommand(command).simples())
                    .as(command)
                    .anyMatch(s ->
                            !s.words().isEmpty() && s.words().getFirst().text().equals("evil"));
    }

    @Test
    void a_quoted_here_document_runs_nothing() {
        assertThat(Shell.readCommand("cat <<'E'\n$(evil)\nE").simples()).hasSize(1);
    }

    @Test
    void lists_keep_what_joins_their_parts() {
        var sequence = (Node.Sequence) Shell.readCommand("a && b || c; d");
        assertThat(sequence.joints()).containsExactly(Joint.THEN);
        assertThat(((Node.Sequence) sequence.parts().getFirst()).joints())
                .containsExactly(Joint.AND, Joint.OR);
    }

    @Test
    void offsets_point_into_the_text_that_was_read() {
        var text = "cd /x && sudo docker logs -f \"w\u00e9b\" | grep -v 'a b' > /tmp/o";
        for (var simple : Shell.readCommand(text).simples()) {
            for (var word : simple.words())
                assertThat(text.substring(word.start(), word.end())).isEqualTo(word.text());
            assertThat(text.substring(simple.start(), simple.end()))
                    .startsWith(simple.words().getFirst().text());
        }
    }

    @Test
    void nesting_without_end_is_broken() {
        assertThat(Shell.readCommand("$(".repeat(100))).isInstanceOf(Node.Broken.class);
        assertThat(Shell.readCommand("((".repeat(100) + "))".repeat(100)).isBroken()).isFalse();
    }

    private static Node.Simple simple(String text) {
        return (Node.Simple) Shell.readCommand(text);
    }

    private static List<String> texts(Script script) {
        return script.statements().stream().map(Statement::text).toList();
    }
}
