package dev.relight.secret;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@NullMarked
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SecretNameTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "PASSWORD",
                "DB_PASSWORD",
                "dbPassword",
                "db.password",
                "PGPASSWORD",
                "MYSQL_PWD",
                "REDISCLI_AUTH",
                "GITHUB_TOKEN",
                "accessToken",
                "authtoken",
                "x-api-key",
                "APIKEY",
                "OPENAI_API_KEY",
                "AWS_SECRET_ACCESS_KEY",
                "ENCRYPTION_KEY",
                "clientSecret",
                "JWT_SECRET",
                "SENTRY_DSN",
                "DATABASE_URL",
                "REDIS_URL",
                "SLACK_WEBHOOK_URL",
                "PRIVATE_KEY",
                "privateKey",
                "ssh-private-key",
                "PASSWORD2",
                "smtp_pass",
                "routing_key",
                "TOKEN",
                "Set-Cookie",
                "connectionString",
                "rootPassword",
                "db_password"
            })
    void a_name_that_speaks_is_heard(String name) {
        assertThat(SecretName.speaks(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "PATH",
                "PWD",
                "OLDPWD",
                "HOME",
                "USER",
                "author",
                "tokenizer",
                "tokens",
                "max_tokens",
                "token_type",
                "secretName",
                "SECRET_NAME",
                "password_file",
                "PASSWORD_FILE",
                "password_policy",
                "secrets",
                "secretary",
                "key",
                "public_key",
                "KEY_COUNT",
                "monkey",
                "access_key_id",
                "AWS_ACCESS_KEY_ID",
                "URL",
                "BASE_URL",
                "passed",
                "compass",
                "bypass",
                "passenger",
                "session_timeout",
                "cookie_age",
                "authenticated",
                "API_URL",
                "API_VERSION",
                "keyboard",
                "hostname",
                "token_count",
                "secret_manager",
                "password_required",
                "credential_type",
                "tokenUrl"
            })
    void a_name_that_only_sounds_like_it_is_not(String name) {
        assertThat(SecretName.speaks(name)).isFalse();
    }
}
