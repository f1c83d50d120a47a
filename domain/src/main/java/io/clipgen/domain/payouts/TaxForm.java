package io.clipgen.domain.payouts;

import java.util.Set;

/// On which form the tax office hears of money that was paid out.
public enum TaxForm {
  /// Work: clips, tips and what affiliates bring.
  NEC("1099-NEC"),
  /// Sales to others, through the platform.
  K("1099-K");

  /// The prefixes of the ids of what is a sale. Everything else that earns is work.
  private static final Set<String> SALES = Set.of("ord", "orl", "sal");

  private final String title;

  TaxForm(String title) {
    this.title = title;
  }

  /// The form for what was earned by a source.
  ///
  /// @param prefix of the source's id, as `clm` of a claim
  public static TaxForm of(String prefix) {
    return SALES.contains(prefix) ? K : NEC;
  }

  /// Its name.
  public String title() {
    return title;
  }
}
