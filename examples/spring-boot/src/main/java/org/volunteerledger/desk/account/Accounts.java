package org.volunteerledger.desk.account;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.annotation.Transactional;
import org.volunteerledger.error.IdempotencyConflict;
import org.volunteerledger.error.InvalidInput;
import org.volunteerledger.storage.StorageError;

/** The accounts, in a table of the host, with what was done with each in another. */
@Component
public class Accounts {

    /** The fewest characters of a password. */
    public static final int MIN_PASSWORD = 12;

    /** The most bytes of a password, beyond which the hash would not tell passwords apart. */
    private static final int MAX_PASSWORD_BYTES = 72;

    private static final int MIN_DIFFERENT = 5;
    private static final String NAME = "(?!desk-)[a-z][a-z0-9.-]{2,31}";

    private final JdbcClient jdbc;
    private final PasswordEncoder passwords;
    private final Clock clock;
    private final String nobody;

    Accounts(JdbcClient jdbc, PasswordEncoder passwords, Clock clock) {
        this.jdbc = jdbc;
        this.passwords = passwords;
        this.clock = clock;
        this.nobody = passwords.encode("nobody has this password");
    }

    /** What is done with an account. */
    public enum Step {
        /** It is opened. */
        OPEN,
        /** Somebody else gives it a password. */
        RESET,
        /** Its owner changes the password. */
        CHANGE,
        /** It is closed. */
        CLOSE
    }

    /**
     * An account that is open, for signing in.
     *
     * @param username the user name
     * @return the account
     * @throws UsernameNotFoundException             if there is none
     * @throws InternalAuthenticationServiceException if the accounts cannot be read
     */
    public UserDetails loadUserByUsername(String username) {
        try {
            return find(username).orElseThrow(() -> new UsernameNotFoundException("unknown"));
        } catch (DataAccessException | TransactionException e) {
            throw new InternalAuthenticationServiceException("the accounts cannot be read", e);
        }
    }

    /**
     * An account that is open.
     *
     * @param username the user name
     * @return the account, or empty
     */
    public Optional<Account> find(String username) {
        return jdbc.sql("SELECT * FROM desk_account WHERE username = ? AND closed_at IS NULL")
                .param(username)
                .query(Accounts::account)
                .optional();
    }

    /**
     * Open accounts, by user name.
     *
     * @param areas the ids of the areas to which they belong, or null for all
     * @param after the user name after which to go on, empty for the first
     * @param limit the most
     * @return the accounts
     */
    public List<Account> list(@Nullable Collection<Long> areas, String after, int limit) {
        String within = areas == null ? "" : " AND area IN (:areas)";
        return jdbc.sql("SELECT * FROM desk_account WHERE closed_at IS NULL AND username > :after" + within
                        + " ORDER BY username LIMIT " + limit)
                .param("after", after)
                .param("areas", areas)
                .query(Accounts::account)
                .list();
    }

    /**
     * Whether a user name was ever given.
     *
     * @param username the user name
     * @return true if it belongs to an account, be it a closed one
     */
    public boolean isTaken(String username) {
        return count("SELECT COUNT(*) FROM desk_account WHERE username = ?", username) > 0;
    }

    /**
     * Whether a volunteer has an account.
     *
     * @param volunteer the id of the volunteer
     * @return true if an open account is that of the volunteer
     */
    public boolean isLinked(long volunteer) {
        return count("SELECT COUNT(*) FROM desk_account WHERE volunteer = ? AND closed_at IS NULL", volunteer) > 0;
    }

    /**
     * Whether what somebody signed in with still holds.
     *
     * @param account the account as it was then
     * @return false if it was closed since, or has another password
     */
    public boolean stands(Account account) {
        return find(account.username())
                .map(Account::hash)
                .filter(account.hash()::equals)
                .isPresent();
    }

    /**
     * Whether there is any account.
     *
     * @return true if there is none
     */
    public boolean isEmpty() {
        return count("SELECT COUNT(*) FROM desk_account") == 0;
    }

    /**
     * Opens an account.
     *
     * @param account the account, with a hash of its password
     * @throws InvalidInput if the name is not allowed ({@link AccountError#BAD_NAME})
     */
    @Transactional
    public void open(Account account) {
        if (!account.username().matches(NAME)) {
            throw new InvalidInput(AccountError.BAD_NAME, "The user name is not allowed.");
        }
        jdbc.sql("INSERT INTO desk_account (username, password_hash, display_name, role, volunteer, team, organisation,"
                        + " area, password_due) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(account.username())
                .param(account.hash())
                .param(account.displayName())
                .param(account.role())
                .param(account.volunteer())
                .param(account.team())
                .param(account.organisation())
                .param(account.area())
                .param(account.passwordDue())
                .update();
    }

    /**
     * Gives an account another password.
     *
     * @param username the user name
     * @param hash     the hash of the password
     * @param due      whether its owner has to change it first of all
     */
    @Transactional
    public void password(String username, String hash, boolean due) {
        jdbc.sql("UPDATE desk_account SET password_hash = ?, password_due = ? WHERE username = ?")
                .params(hash, due, username)
                .update();
    }

    /**
     * Closes an account. Nobody signs in with it any more, and the name stays taken.
     *
     * @param username the user name
     */
    @Transactional
    public void close(String username) {
        jdbc.sql("UPDATE desk_account SET closed_at = ? WHERE username = ?")
                .params(Timestamp.from(clock.instant()), username)
                .update();
    }

    /**
     * The hash of a password that is not easily guessed.
     *
     * @param username the user name
     * @param password the password
     * @return the hash
     * @throws InvalidInput if it is easily guessed, or too long ({@link AccountError#WEAK_PASSWORD})
     */
    public String hash(String username, String password) {
        boolean strong = password.codePointCount(0, password.length()) >= MIN_PASSWORD
                && password.getBytes(StandardCharsets.UTF_8).length <= MAX_PASSWORD_BYTES
                && password.codePoints().distinct().count() >= MIN_DIFFERENT
                && !password.toLowerCase(Locale.ROOT).contains(username.toLowerCase(Locale.ROOT));
        if (!strong) {
            throw new InvalidInput(AccountError.WEAK_PASSWORD, "The password is easily guessed, or too long.");
        }
        return passwords.encode(password);
    }

    /**
     * Whether somebody knows the password of an account. It takes as long where there is no such account.
     *
     * @param username the user name
     * @param password what somebody takes for the password
     * @return true if it is the password of an open account
     */
    public boolean knows(String username, String password) {
        Optional<Account> account = find(username);
        return passwords.matches(password, account.map(Account::hash).orElse(nobody)) && account.isPresent();
    }

    /**
     * Whether a step was taken with the same form before.
     *
     * @param form     the idempotency key
     * @param step     the step
     * @param username the user name
     * @return true if there is nothing left to do
     * @throws IdempotencyConflict if the key was used for something else
     */
    public boolean isDone(String form, Step step, String username) {
        Optional<String> done = jdbc.sql("SELECT step || ' ' || username FROM desk_account_step WHERE form = ?")
                .param(form)
                .query(String.class)
                .optional();
        if (done.isPresent() && !done.get().equals(step + " " + username)) {
            throw new IdempotencyConflict(StorageError.KEY_REUSED, "The form was used before, for something else.");
        }
        return done.isPresent();
    }

    /**
     * Notes a step, so that the same form does not take it twice, and who took it.
     *
     * @param form     the idempotency key
     * @param step     the step
     * @param username the user name
     * @param actor    who took it
     */
    @Transactional
    public void note(String form, Step step, String username, String actor) {
        jdbc.sql("INSERT INTO desk_account_step (form, username, step, actor, taken_at) VALUES (?, ?, ?, ?, ?)")
                .params(form, username, step.name(), actor, Timestamp.from(clock.instant()))
                .update();
    }

    private long count(String sql, Object... parameters) {
        return jdbc.sql(sql).params(parameters).query(Long.class).single();
    }

    private static Account account(ResultSet row, int number) throws SQLException {
        return new Account(
                row.getString("username"),
                row.getString("password_hash"),
                row.getString("display_name"),
                row.getString("role"),
                id(row, "volunteer"),
                id(row, "team"),
                id(row, "organisation"),
                id(row, "area"),
                row.getBoolean("password_due"));
    }

    private static @Nullable Long id(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }
}
