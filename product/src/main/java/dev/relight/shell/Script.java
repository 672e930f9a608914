package dev.relight.shell;

import java.util.List;

/// One block of shell, read: its statements and its remarks, in the order of their lines.
public record Script(List<Statement> statements, List<Remark> remarks) {
    public Script {
        statements = List.copyOf(statements);
        remarks = List.copyOf(remarks);
    }
}
