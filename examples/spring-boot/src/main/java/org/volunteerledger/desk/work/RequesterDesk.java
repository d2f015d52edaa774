package org.volunteerledger.desk.work;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.volunteerledger.VolunteerLedger;
import org.volunteerledger.command.Command;
import org.volunteerledger.desk.account.Account;
import org.volunteerledger.desk.account.DeskRoles;
import org.volunteerledger.desk.account.Guard;
import org.volunteerledger.desk.account.NotHere;
import org.volunteerledger.error.Refused;
import org.volunteerledger.request.Requester;
import org.volunteerledger.request.ServiceRequest;
import org.volunteerledger.request.ServiceRequestId;

/** Who ordered: sealed in the ledger, and opened for those who coordinate, for a purpose that they state. */
@Service
@Transactional(noRollbackFor = Refused.class)
public class RequesterDesk {

    private final VolunteerLedger ledger;
    private final RequestDesk orders;
    private final Guard guard;

    RequesterDesk(VolunteerLedger ledger, RequestDesk orders, Guard guard) {
        this.ledger = ledger;
        this.orders = orders;
        this.guard = guard;
    }

    /**
     * Whether an account may look at who ordered.
     *
     * @param account who wants to look
     * @param request an order that the account sees
     * @return true if the role allows it where the order is
     */
    @Transactional(readOnly = true)
    public boolean mayLook(Account account, ServiceRequest request) {
        return guard.sees(
                account, DeskRoles.REVEAL_REQUESTER, request.need().area().value(), 0);
    }

    /**
     * Who ordered. That it was looked at, by whom and what for is recorded before it is shown.
     *
     * @param account who looks
     * @param key     the idempotency key
     * @param id      the order
     * @param purpose what for
     * @return name, phone, address and details
     * @throws NotHere if the account does not see the order, or may not look at who made it
     */
    public Requester look(Account account, String key, ServiceRequestId id, String purpose) {
        ServiceRequest request = orders.see(account, id);
        if (!mayLook(account, request)) {
            throw new NotHere();
        }
        return ledger.serviceRequests().reveal(new Command(key, account.username(), purpose), id);
    }
}
