package org.volunteerledger.points;

import java.util.Locale;
import org.volunteerledger.error.Check;
import org.volunteerledger.people.VolunteerId;
import org.volunteerledger.storage.Attribute;
import org.volunteerledger.storage.Kind;

/**
 * The account of a volunteer in a book of credits. Its balance is the sum of its transfers.
 *
 * @param id      the id
 * @param book    the book
 * @param holder  the volunteer
 * @param balance the balance, in units
 */
public record CreditAccount(CreditAccountId id, CreditBook book, VolunteerId holder, long balance) {

    /** The book. */
    public static final Attribute<CreditAccount> BOOK = Attribute.constant("book", CreditAccount::book);

    /** The balance. */
    public static final Attribute<CreditAccount> BALANCE = Attribute.number("balance", CreditAccount::balance);

    /** The kind; a volunteer has one account in a book. */
    public static final Kind<CreditAccount> KIND = Kind.named(
                    "credit_account",
                    CreditAccount.class,
                    account -> account.id().value())
            .attribute(BOOK)
            .attribute(BALANCE)
            .unique("holder", account -> key(account.book(), account.holder()))
            .build();

    /** Checks that everything is given. */
    public CreditAccount {
        Check.given("id", id);
        Check.given("book", book);
        Check.given("holder", holder);
    }

    static String key(CreditBook book, VolunteerId holder) {
        return book.name().toLowerCase(Locale.ROOT) + "/" + holder.value();
    }

    CreditAccount plus(long units) {
        return new CreditAccount(id, book, holder, Math.addExact(balance, units));
    }
}
