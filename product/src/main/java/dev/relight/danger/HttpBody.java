package dev.relight.danger;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What the fields of a request say of its effect: statements, acts, the action of a query.
final class HttpBody {
    private static final String CHANGES =
            "(?:drop|delete|truncate|alter|create|insert|update|grant|revoke|kill|optimize|system|rename|attach|detach|merge)";

    /// `q=DROP DATABASE x`, `{"stmt":"DELETE FROM x"}`, or a body that is a statement.
    private static final Pattern STATEMENT =
            Pattern.compile(
                    "(?is)^(?:(?:q|query|sql|statement|stmt)=)?\\s*("
                            + CHANGES
                            + "\\s.*)$|\"(?:q|query|sql|statement|stmt)\"\\s*:\\s*\"\\s*("
                            + CHANGES
                            + "\\s[^\"]*)\"");

    /// The name of a setting: `"index.blocks.read_only_allow_delete":`.
    private static final Pattern SETTING =
            Pattern.compile("\"[\\w-]+(?:\\.[\\w-]+)+\"\\s*:|\"[A-Za-z]+(?:_[A-Za-z]+){3,}\"\\s*:");

    /// `action=DELETE`, and a key without a value: `?delete`.
    private static final Pattern ACTION =
            Pattern.compile(
                    "(?i)(?:^|&)(?:(?:action|command|cmd|op|operation)=([^&]*)|([A-Za-z-]+)(?=&|$))");

    private HttpBody() {}

    /// Texts that a database will run.
    static List<String> statements(List<String> data) {
        var found = new ArrayList<String>(0);
        for (var body : data) {
            var statement = STATEMENT.matcher(body);
            if (statement.find())
                found.add(statement.group(1) != null ? statement.group(1) : statement.group(2));
        }
        return found;
    }

    /// The bodies without the names of settings, which act only by their values.
    static List<String> acts(List<String> data) {
        var left = new ArrayList<String>(data.size());
        for (var body : data) left.add(SETTING.matcher(body).replaceAll("\"\":"));
        return left;
    }

    /// What the query of an address asks to be done; empty when it asks for nothing.
    static String action(String query) {
        var words = new StringBuilder();
        var action = ACTION.matcher(query);
        while (action.find())
            words.append(action.group(1) != null ? action.group(1) : action.group(2)).append(' ');
        return words.toString();
    }
}
