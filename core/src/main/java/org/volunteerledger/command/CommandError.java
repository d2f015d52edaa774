package org.volunteerledger.command;

import org.volunteerledger.error.ErrorCode;

/** Codes that any command can raise. */
public enum CommandError implements ErrorCode {
    /** The record that the command is about does not exist. */
    UNKNOWN_RECORD("Check the id."),
    /** The record's state does not allow the command. */
    WRONG_STATE("Look at the record's state and choose a command that it allows."),
    /** The actor may not do this, or not there. The attempt is recorded. */
    NOT_ALLOWED("Ask somebody whose role covers it, or for the role."),
    /** The command was overtaken by others again and again. */
    OVERTAKEN("Try again later with the same key.");

    private final String hint;

    CommandError(String hint) {
        this.hint = hint;
    }

    @Override
    public String hint() {
        return hint;
    }
}
