package org.volunteerledger.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jayway.jsonpath.JsonPath;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import org.volunteerledger.command.MutableClock;
import org.volunteerledger.desk.account.TooManyTries;
import org.volunteerledger.desk.account.Tries;

/** Passwords are not guessed: neither for one name nor from one address, on whichever way in. */
@DeskTest
@TestPropertySource(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:sign-in;DB_CLOSE_DELAY=-1",
            "desk.sign-in.tries=3",
            "desk.sign-in.tries-per-address=8",
            "desk.sign-in.pause=15m"
        })
@ExtendWith(OutputCaptureExtension.class)
@NullMarked
final class SignInTest {

    private static final String WRONG = "not-the-password-5";
    private static final int TRIES = 3;
    private static final int TRIES_PER_ADDRESS = 8;

    private final int port;
    private final MutableClock clock;
    private final Tries tries;

    SignInTest(@LocalServerPort int port, MutableClock clock, Tries tries) {
        this.port = port;
        this.clock = clock;
        this.tries = tries;
    }

    /** What another test got wrong is forgotten. */
    @BeforeEach
    void later() {
        clock.advance(Duration.ofMinutes(15));
    }

    @Test
    void afterTooManyWrongOnesTheRightOneIsRefusedForAWhile() throws IOException, InterruptedException {
        Client client = Client.stranger(port);
        fail(client, "clerk", TRIES);

        HttpResponse<String> refused = client.signIn("clerk", Client.PASSWORD);

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("900");
        assertThat(refused.body()).contains("密码错误次数太多，请稍后再试。").doesNotContain("clerk", Client.PASSWORD);
        client.get("/login?lang=en");
        assertThat(client.signIn("clerk", Client.PASSWORD).body()).contains("Too many wrong passwords");
        assertThat(Client.location(Client.stranger(port).signIn("leader", Client.PASSWORD)))
                .as("another name")
                .endsWith("/home");

        clock.advance(Duration.ofMinutes(14));
        assertThat(client.signIn("clerk", WRONG).statusCode())
                .as("what is refused does not prolong it")
                .isEqualTo(429);
        clock.advance(Duration.ofMinutes(1));
        assertThat(Client.location(client.signIn("clerk", Client.PASSWORD))).endsWith("/home");
    }

    @Test
    void aNameThatNobodyHasIsAnsweredTheSame() throws IOException, InterruptedException {
        fail(Client.stranger(port), "clerk", TRIES);
        fail(Client.stranger(port), "nobody-at-all", TRIES);

        HttpResponse<String> known = Client.stranger(port).signIn("clerk", WRONG);
        HttpResponse<String> unknown = Client.stranger(port).signIn("nobody-at-all", WRONG);

        assertThat(unknown.statusCode()).isEqualTo(429).isEqualTo(known.statusCode());
        assertThat(unknown.body()).isEqualTo(known.body());
        assertThat(unknown.headers().map().keySet())
                .isEqualTo(known.headers().map().keySet());
    }

    @Test
    void theRightOneBeginsTheCountAnew() throws IOException, InterruptedException {
        for (int i = 0; i < 2; i++) {
            fail(Client.stranger(port), "auditor", TRIES - 1);
            assertThat(Client.location(Client.stranger(port).signIn("auditor", Client.PASSWORD)))
                    .endsWith("/home");
        }
    }

    @Test
    void programsAndThePageOfThePasswordCountAsWell() throws IOException, InterruptedException {
        Client page = Client.stranger(port);
        assertThat(Client.program(port, "officer", WRONG).get("/api/v1/board").statusCode())
                .isEqualTo(401);
        assertThat(change(page, "officer").statusCode()).isEqualTo(400);
        fail(page, "officer", 1);

        HttpResponse<String> program = Client.program(port, "officer").get("/api/v1/board");
        assertThat(program.statusCode()).isEqualTo(429);
        assertThat(program.headers().firstValue("Retry-After")).hasValue("900");
        assertThat(JsonPath.<String>read(program.body(), "$.code")).isEqualTo("TOO_MANY_TRIES");
        HttpResponse<String> changed = change(page, "officer");
        assertThat(changed.statusCode()).isEqualTo(429);
        assertThat(changed.headers().firstValue("Retry-After")).hasValue("900");
        assertThat(changed.body()).contains("密码错误次数太多");
    }

    @Test
    void anAddressThatTriesManyNamesIsRefusedAndWhatWasTypedIsNotLogged(CapturedOutput output)
            throws IOException, InterruptedException {
        for (int i = 0; i < TRIES_PER_ADDRESS; i++) {
            fail(Client.stranger(port), "my-secret-by-mistake-" + i, 1);
        }

        assertThat(Client.stranger(port).signIn("resident", Client.PASSWORD).statusCode())
                .isEqualTo(429);
        assertThat(output.getAll())
                .contains("WARN", "Too many wrong passwords from")
                .doesNotContain("my-secret", WRONG);
    }

    @Test
    void ofManyAtOneMomentNoneIsToldToBeRight() {
        tries.require("resident2", "192.0.2.1");
        for (int i = 0; i < TRIES; i++) {
            tries.wrong("resident2", "192.0.2.2");
        }

        assertThatThrownBy(() -> tries.right("resident2", "192.0.2.1")).isInstanceOf(TooManyTries.class);
        assertThatThrownBy(() -> tries.wrong("resident2", "192.0.2.1")).isInstanceOf(TooManyTries.class);
    }

    @Test
    void whoHasManyAddressesIsKnownByTheNetworkAndMemoryIsBounded() {
        for (int i = 0; i < TRIES_PER_ADDRESS; i++) {
            tries.wrong("name-" + i, "2001:db8:1:2::" + i);
        }
        assertThatThrownBy(() -> tries.require("another", "2001:db8:1:2:ffff::1"))
                .isInstanceOf(TooManyTries.class);
        tries.require("another", "2001:db8:1:3::1");

        for (int i = 0; i < 10_000; i++) {
            tries.wrong("flood-" + i, "flood-" + i);
        }
        tries.require("another", "2001:db8:1:2::1");
    }

    private static void fail(Client client, String name, int times) throws IOException, InterruptedException {
        for (int i = 0; i < times; i++) {
            assertThat(Client.location(client.signIn(name, WRONG))).as(name + i).endsWith("/login?wrong");
        }
    }

    private static HttpResponse<String> change(Client client, String name) throws IOException, InterruptedException {
        Map<String, String> fields = Map.of(
                "key",
                UUID.randomUUID().toString(),
                "username",
                name,
                "present",
                WRONG,
                "password",
                "another-one-long-6");
        return client.submit("/password", "/password", fields);
    }
}
