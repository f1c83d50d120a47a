package io.clipgen.application.earnings.port;

import io.clipgen.domain.earnings.Account;
import io.clipgen.domain.earnings.JournalEntry;
import io.clipgen.domain.shared.EntryId;
import io.clipgen.domain.shared.Money;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The journal and the balances beside it. Everything runs in the caller's transaction.
///
/// Accounts need not be opened: an account is there from its first posting on. Balances are
/// positive in the direction in which the account's kind grows.
public interface Ledger {

  /// Appends entries, all or none of them. An entry whose source and event are in the journal
  /// already is left out.
  ///
  /// Accounts that must not go below zero and are debited are locked, in one order; all others wait
  /// for nobody.
  Outcome post(List<Stamped> entries);

  /// What is on an account.
  Money balance(Account account, String currency);

  /// What the platform has of its own: what the owner put in and its revenue, less its expenses. By
  /// so much its assets are worth more than its liabilities.
  Money surplus(String currency);

  /// Locks accounts until the transaction ends and answers what is on them.
  Map<Account, Money> lock(List<Account> accounts, String currency);

  /// Gathers what was posted to busy accounts without waiting into their balances, in a transaction
  /// of its own.
  ///
  /// @param atLeast how many postings must have gathered on an account
  /// @return how many accounts were busy
  int fold(int atLeast);

  /// An entry with its name.
  record Stamped(EntryId id, JournalEntry entry) {}

  /// What became of a posting.
  sealed interface Outcome {

    /// It is in the journal.
    ///
    /// @param added the entries that were not there before
    record Posted(Set<EntryId> added) implements Outcome {
      public Posted {
        added = Set.copyOf(added);
      }
    }

    /// Nothing was posted: this account does not cover its debits.
    record Short(Account account) implements Outcome {}
  }
}
