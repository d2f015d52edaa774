package org.volunteerledger.desk.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.annotation.Transactional;

/** The accounts, in a table of the host. */
@Component
public class Accounts implements UserDetailsService {

    private final JdbcClient jdbc;

    Accounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public UserDetails loadUserByUsername(String username) {
        try {
            return jdbc.sql("SELECT * FROM desk_account WHERE username = ?")
                    .param(username)
                    .query(Accounts::account)
                    .optional()
                    .orElseThrow(() -> new UsernameNotFoundException("unknown"));
        } catch (DataAccessException | TransactionException e) {
            throw new InternalAuthenticationServiceException("the accounts cannot be read", e);
        }
    }

    /**
     * Opens an account.
     *
     * @param account the account, with a hash of its password
     */
    @Transactional
    public void open(Account account) {
        jdbc.sql("INSERT INTO desk_account VALUES (?, ?, ?, ?, ?, ?, ?)")
                .param(account.username())
                .param(account.hash())
                .param(account.displayName())
                .param(account.role())
                .param(account.volunteer())
                .param(account.team())
                .param(account.organisation())
                .update();
    }

    /**
     * Whether there is any account.
     *
     * @return true if there is none
     */
    @Transactional(readOnly = true)
    public boolean isEmpty() {
        return jdbc.sql("SELECT COUNT(*) FROM desk_account").query(Long.class).single() == 0;
    }

    private static Account account(ResultSet row, int number) throws SQLException {
        return new Account(
                row.getString("username"),
                row.getString("password_hash"),
                row.getString("display_name"),
                row.getString("role"),
                id(row, "volunteer"),
                id(row, "team"),
                id(row, "organisation"));
    }

    private static @Nullable Long id(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }
}
