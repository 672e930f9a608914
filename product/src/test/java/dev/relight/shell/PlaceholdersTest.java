package dev.relight.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// What is to be filled in, and what only looks so; and which variables must come from outside.
@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PlaceholdersTest {
    @Test
    void brackets_of_many_kinds_ask_for_a_value() {
        found("docker restart <service-name>", "<service-name>");
        found("ping <host name or IP>", "<host name or IP>");
        found("kubectl delete pod <pod1|pod2> -n <ns>", "<pod1|pod2>", "<ns>");
        found("KEY=<32-char-key>", "<32-char-key>");
        found("run </mnt/volume>", "</mnt/volume>");
        found("run <...>", "<...>");
        found("systemctl restart {{ service }}", "{{ service }}");
        found("rpm -U app-{{$version}}.rpm", "{{$version}}");
        found("psql -h [db-host] -d [DATABASE]", "[db-host]", "[DATABASE]");
        found("echo \"Call [Contact Info]\"", "[Contact Info]");
        found("mv /etc/x /etc/x.{reason}", "{reason}");
        found("curl 'http://<host>/'", "<host>");
    }

    @Test
    void words_that_are_examples_ask_for_a_value() {
        found("docker pull app:previous-tag", "previous-tag");
        found("export API_KEY=YOUR_API_KEY", "YOUR_API_KEY");
        found("aws --profile your-profile s3 ls", "your-profile");
        found("aws ec2 x --vpc-id vpc-xxxxx", "vpc-xxxxx");
        found("psql postgresql://user:pass@db:5432/dbname", "user", "pass", "dbname");
        found("kubectl apply -f CHANGE_ME.yml", "CHANGE_ME");
    }

    @Test
    void redirections_globs_templates_markup_and_code_ask_for_nothing() {
        for (var command :
                List.of(
                        "sort < in.txt > out.txt",
                        "cat <<EOF\nx\nEOF",
                        "diff <(ls a) <(ls b)",
                        "docker ps --format '{{.Names}} {{json .}}'",
                        "docker inspect -f '{{range .Mounts}}{{.Source}}{{end}}' x",
                        "ls [a-z]* file[0-9] *.{log,txt}",
                        "[ -f /x ] && [[ a == b ]]",
                        "grep '[ERROR]' x",
                        "curl -d '<user><name>x</name></user>' h",
                        "docker images | grep '<none>'",
                        "git log --author='A <a@b.example>'",
                        "awk '$1<5 && $2>3 {print $1}' x",
                        "curl -w '%{http_code}' h",
                        "git stash drop stash@{0}",
                        "echo ${name} ${arr[idx]}",
                        "mktemp /tmp/x.XXXXXX",
                        "pip install app[extra]",
                        "python -c 'print(f\"{count}\")'",
                        "jq '.a[] | {name, id}' x",
                        "ls # <comment>",
                        "kubectl get pods -o jsonpath='{.items[*].metadata.name}'",
                        "echo update your config",
                        "psql postgresql://app:s3cret@db/app"))
            assertThat(Placeholders.in(command)).as(command).isEmpty();
    }

    @Test
    void a_variable_nobody_set_must_come_from_outside() {
        needed("psql $DB_URL -c \"select '$X'\"", "DB_URL", "X");
        needed("X=1; echo $X $Y", "Y");
        needed("for h in $HOSTS; do ssh $h; done", "HOSTS");
        needed("while read -r a b; do echo $a $b; done < $LIST", "LIST");
        needed("echo ${A:-x} ${B:=y} $B ${C?}", "C");
        needed("echo $HOME $PATH $? $1 $RANDOM '$Q'");
        needed("export A=$B; echo $A", "B");
        needed("cat <<E\n$IN\nE", "IN");
        needed("N=$(kubectl get $P -o name); kubectl delete $N", "P");
        needed("for ((i=0; i<3; i++)); do echo $i; done");
        needed("ssh h 'echo $THERE'");
    }

    @Test
    void what_an_earlier_statement_set_is_set() {
        var before = Shell.readCommand("NS=prod; read POD");
        assertThat(
                        Variables.needed(
                                Shell.readCommand("kubectl -n $NS logs $POD $C"),
                                Variables.set(before)))
                .containsExactly("C");
    }

    private static void found(String text, String... wanted) {
        assertThat(Placeholders.in(text))
                .as(text)
                .extracting(Placeholder::text)
                .containsExactly(wanted);
    }

    private static void needed(String command, String... wanted) {
        assertThat(Variables.needed(Shell.readCommand(command)))
                .as(command)
                .containsExactly(wanted);
    }
}
